import type { JsonValue } from '../document/document';
import type { Finding, StepState } from './change';

/** Who did something: `id` for programs, `name` for people to read. */
export interface Actor {
  id: string;
  name: string;
}

/** Who changes an alert where no person does. */
export const DETECTION: Actor = { id: 'executable-stack', name: 'Executable Stack' };

/** A step of the guide as somebody left it. `at` is ISO 8601. */
export interface TriageStep {
  state: StepState;
  finding?: Finding;
  note?: string;
  by: Actor;
  at: string;
}

export interface AlertNote {
  id: string;
  text: string;
  by: Actor;
  at: string;
}

/** One change of an alert. What it changed stands in `from` and `to`; a step's are `{state, finding}`. */
export interface HistoryEntry {
  at: string;
  by: Actor;
  /** What people do is `acknowledge`, `close`, `reopen`, `assign`, `tags`, `step`, `note` or `undo`; the application has its own. */
  action: string;
  from?: JsonValue;
  to?: JsonValue;
  note?: string;
  /** Why it was closed. */
  reason?: string;
  /** The step's id. */
  step?: string;
  /** The action that an `undo` took back: that of the entry before it. */
  undone?: string;
}
