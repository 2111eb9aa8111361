import { createHash } from 'node:crypto';
import type { JsonValue } from '../../../common/document/document';
import { HEAD_BYTES } from '../files/file_mark';
import type { PlannedFile } from './import_plan';

/** How far a file is imported. */
export interface ImportState {
  /** Every event that begins before this byte of the unpacked file is stored. */
  offset: number;
  /** Where to begin again, so that identical lines are counted as before; at most `offset`. */
  recountFrom: number;
  /** The hosts that its lines name; two are as good as many. */
  hosts: string[];
  done: boolean;
}

/** The state of a file that nothing was read of. */
export const NOT_BEGUN: ImportState = { offset: 0, recountFrom: 0, hosts: [], done: false };

/**
 * The name under which the state of a file is kept: another content, another time or other options, and it is read again.
 * That costs time and nothing else, since an event read twice is stored once.
 */
export function importSource(
  file: PlannedFile,
  reading: { hostName: string; timezone?: string },
): string {
  const facts = JSON.stringify([
    file.size,
    file.mtime,
    file.kind.format,
    reading.hostName,
    reading.timezone ?? '',
  ]);
  const digest = createHash('sha256').update(facts).update(file.firstBytes.subarray(0, HEAD_BYTES));
  return `import:${digest.digest('hex').slice(0, 32)}`;
}

/** A saved state as it was; undefined where there is none, or none that can be understood. */
export function parseImportState(state: JsonValue | undefined): ImportState | undefined {
  if (typeof state !== 'object' || state === null || Array.isArray(state)) return undefined;
  const { offset, recountFrom, hosts, done } = state;
  if (!Number.isSafeInteger(offset) || !Number.isSafeInteger(recountFrom)) return undefined;
  if (!Array.isArray(hosts) || typeof done !== 'boolean') return undefined;
  return state as unknown as ImportState;
}
