import { hostname } from 'node:os';
import { resolve } from 'node:path';
import type { EventWriter } from './event_writer';
import { followFile, type FollowTimes } from './files/follow_file';
import { followJournal } from './journal/follow_journal';
import type { Input, InputStatus } from './input_status';
import { commandExists } from './journal/journal_command';

export interface FileInput {
  path: string;
  /** The host of lines that name none; default: this machine. */
  host?: string;
  /** IANA name or offset of time stamps without one; default: this machine's. */
  timezone?: string;
}

export interface JournalInput {
  /** `auto`: where journalctl is there. */
  enabled: boolean | 'auto';
  command: string;
  /** Where to begin at the first start: `boot` (default), `all`, or a time that journalctl understands. */
  since?: string;
}

/** What is collected, as the configuration file says it. */
export interface Inputs {
  /** Default: the files where Linux distributions write their logs. */
  files?: readonly FileInput[];
  journal: JournalInput;
}

export interface Collector {
  /** One for each input, files first. */
  status(): InputStatus[];
  /** Ends all inputs; resolves when what they read is stored. The writer is its owner's to close. */
  stop(): Promise<void>;
}

/** Debian's and Ubuntu's names, Red Hat's and SUSE's, and those that all have. Which are missing may appear. */
export const DEFAULT_FILES: readonly string[] = [
  '/var/log/syslog',
  '/var/log/messages',
  '/var/log/kern.log',
  '/var/log/auth.log',
  '/var/log/secure',
  '/var/log/dpkg.log',
  '/var/log/audit/audit.log',
];

function filesOf(inputs: Inputs): FileInput[] {
  const files = inputs.files ?? DEFAULT_FILES.map((path) => ({ path }));
  // A path that is named twice would be read twice, to no end.
  return [
    ...new Map(
      files.map((file) => [resolve(file.path), { ...file, path: resolve(file.path) }]),
    ).values(),
  ];
}

function readsJournal({ enabled, command }: JournalInput): boolean {
  return enabled === 'auto' ? commandExists(command) : enabled;
}

/**
 * Starts to collect from all inputs, each from where it was left. An input that can't be read says so in its status, and
 * is tried again; none of them ends the others.
 */
export function startCollector(
  inputs: Inputs,
  writer: EventWriter,
  times?: Partial<FollowTimes>,
): Collector {
  const started: Input[] = filesOf(inputs).map(({ path, host, timezone }) =>
    followFile({ path, hostName: host ?? hostname(), timezone, times }, writer),
  );
  if (readsJournal(inputs.journal)) started.push(followJournal(inputs.journal, writer));
  return {
    status: () => started.map((input) => input.status()),
    stop: async () => {
      await Promise.all(started.map((input) => input.stop()));
    },
  };
}
