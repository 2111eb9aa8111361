/** `waiting`: there is nothing to read yet, which may be as it should; `error`: it is there and can't be read. */
export type InputState = 'following' | 'waiting' | 'error' | 'stopped';

/** How one input does, for the Setup page and the `status` command. Times are ISO 8601. */
export interface InputStatus {
  /** The input's name, unique in a collector: `file:/var/log/syslog`, `journal`. */
  source: string;
  state: InputState;
  /** The file, or the command that reads the journal. */
  path: string;
  /** Bytes that are there and not yet stored; always 0 for the journal. */
  lag_bytes: number;
  /** Lines read since the start of the program. */
  lines: number;
  /** Events that were new, since the start of the program. */
  events: number;
  /** Events that were in the store already. */
  duplicates: number;
  /** Times that something went wrong. */
  errors: number;
  /** When an event was stored last. */
  last_event_at?: string;
  /** What is wrong, and what to do about it; only in state `error` and `waiting`. */
  error?: string;
}

/** An input that runs until it is stopped. */
export interface Input {
  status(): InputStatus;
  /** Ends it; resolves when what was read is stored and the files are closed. */
  stop(): Promise<void>;
}

/** The status of an input that has not done anything yet. */
export function newStatus(source: string, path: string): InputStatus {
  return {
    source,
    state: 'waiting',
    path,
    lag_bytes: 0,
    lines: 0,
    events: 0,
    duplicates: 0,
    errors: 0,
  };
}
