import { open } from 'node:fs/promises';
import { findMark, readAt, UNREAD, type FileMark, type ReadAt } from './file_mark';
import { logChunks } from '../log_stream';
import { rotatedFiles, type RotatedFile } from './rotated_files';

/** A rotated file with something in it that is not stored, and how far it is. */
export interface UnreadRotation {
  file: RotatedFile;
  mark: FileMark;
}

export interface RotationSearch {
  /** Of all files known. */
  marks: readonly FileMark[];
  /** Files that bear no mark count only if they were written at this time (ms since the epoch) or later. */
  seen: number;
  /** Identities of files that need no look: they are open, or were read to the end. */
  skip: ReadonlySet<string>;
}

async function inPlainFile(
  file: RotatedFile,
  search: RotationSearch,
): Promise<UnreadRotation | undefined> {
  const handle = await open(file.path, 'r');
  try {
    const mark = await findMark(search.marks, readAt(handle));
    if (mark === undefined) return file.mtime >= search.seen ? { file, mark: UNREAD } : undefined;
    return (await handle.stat()).size > mark.offset ? { file, mark } : undefined;
  } finally {
    await handle.close();
  }
}

async function firstBytes(path: string, length: number): Promise<Buffer> {
  for await (const chunk of logChunks(path, { packed: true })) return chunk.subarray(0, length);
  return Buffer.alloc(0);
}

async function inPackedFile(
  file: RotatedFile,
  search: RotationSearch,
): Promise<UnreadRotation | undefined> {
  if (file.mtime < search.seen) return undefined;
  const head = await firstBytes(file.path, 64 * 1024);
  const read: ReadAt = async (position, length) => head.subarray(position, position + length);
  // To hold the tail against it, all of the file before it would have to be unpacked; its time and its head must do.
  const heads = search.marks.map((mark) => ({ ...mark, tail: UNREAD.tail }));
  return { file, mark: (await findMark(heads, read)) ?? UNREAD };
}

/**
 * The rotated files of a log that hold something not stored yet, oldest first: what was written while nobody looked, and
 * between the last look and the rotation. Files that can't be read are left out.
 */
export async function unreadRotations(
  path: string,
  search: RotationSearch,
): Promise<UnreadRotation[]> {
  const found: UnreadRotation[] = [];
  for (const file of await rotatedFiles(path)) {
    if (search.skip.has(file.identity)) continue;
    const look = file.packed ? inPackedFile : inPlainFile;
    const unread = await look(file, search).catch(() => undefined);
    if (unread !== undefined) found.push(unread);
  }
  return found;
}
