import { open } from 'node:fs/promises';
import { findMark, readAt, UNREAD, type FileMark, type ReadAt } from './file_mark';
import { logChunks } from '../log_stream';
import type { RotatedFile } from './rotated_files';

/** What packs a file may give it the time of its last write in whole seconds. */
const SECOND = 1000;

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
  if (Math.floor(file.mtime / SECOND) < Math.floor(search.seen / SECOND)) return undefined;
  const head = await firstBytes(file.path, 64 * 1024);
  const read: ReadAt = async (position, length) => head.subarray(position, position + length);
  // To hold the tail against it, all of the file before it would have to be unpacked; its time and its head must do.
  const heads = search.marks.map((mark) => ({ ...mark, tail: UNREAD.tail }));
  return { file, mark: (await findMark(heads, read)) ?? UNREAD };
}

/**
 * Those of a log's rotated files that hold something not stored yet, in the same order: what was written while nobody looked,
 * and between the last look and the rotation. Files that can't be read are left out.
 */
export async function unreadRotations(
  files: readonly RotatedFile[],
  search: RotationSearch,
): Promise<UnreadRotation[]> {
  const found: UnreadRotation[] = [];
  for (const file of files) {
    const look = file.packed ? inPackedFile : inPlainFile;
    const unread = await look(file, search).catch(() => undefined);
    if (unread !== undefined) found.push(unread);
  }
  return found;
}
