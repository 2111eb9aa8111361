import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import type { JsonValue } from '../../../common/document/document';

/** How far the journal has been read. */
export type JournalState = {
  /** The last entry's `__CURSOR`; missing where journalctl did not understand it any more. */
  cursor?: string;
  /** The last entry's `__REALTIME_TIMESTAMP`, microseconds since the epoch. */
  realtime?: string;
};

/** A saved state as it was; undefined where there is none, or none that can be understood. */
export function parseJournalState(state: JsonValue | undefined): JournalState | undefined {
  if (typeof state !== 'object' || state === null || Array.isArray(state)) return undefined;
  const { cursor, realtime } = state;
  return {
    cursor: typeof cursor === 'string' && cursor !== '' ? cursor : undefined,
    realtime: typeof realtime === 'string' && /^\d{1,19}$/.test(realtime) ? realtime : undefined,
  };
}

function start(state: JournalState | undefined, since: string): string[] {
  if (state?.cursor !== undefined) return [`--after-cursor=${state.cursor}`];
  // The same second again: what is stored already is known by its id.
  if (state?.realtime !== undefined) return [`--since=@${BigInt(state.realtime) / 1_000_000n}`];
  if (since === 'boot') return ['--boot'];
  return since === 'all' ? [] : [`--since=${since}`];
}

/**
 * The arguments that make journalctl print entries as JSON, those there are and those to come (journalctl(1)): without
 * `--no-tail` it would begin ten entries before the end, without `--all` long fields would be null.
 */
export function journalArguments(state: JournalState | undefined, since: string): string[] {
  return ['--output=json', '--follow', '--no-tail', '--all', '--no-pager', ...start(state, since)];
}

/** What is wrong for good, in words that help; undefined where it is nothing that is known. */
export function journalProblem(complaint: string): string | undefined {
  if (
    /not seeing messages from other users|insufficient permissions|permission denied/i.test(
      complaint,
    )
  )
    return "this user may not read the system's journal, where the kernel's lines are: add the user to the group systemd-journal, or run as root";
  if (/no journal files were found/i.test(complaint))
    return 'there are no journal files on this machine: is systemd-journald running?';
  return undefined;
}

/** Did journalctl refuse the cursor it was given? Then the time of the last entry has to do. */
export function isBadCursor(complaint: string): boolean {
  return /cursor/i.test(complaint) && /fail|invalid/i.test(complaint);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** Is there a program of this name in PATH, or at this path? */
export function commandExists(command: string, path = process.env['PATH'] ?? ''): boolean {
  if (isAbsolute(command) || command.includes('/')) return isExecutable(command);
  return path
    .split(delimiter)
    .some((folder) => folder !== '' && isExecutable(join(folder, command)));
}
