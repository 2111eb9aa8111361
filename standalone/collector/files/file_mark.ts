import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import type { JsonValue } from '../../../common/document/document';

/** A piece of a file, by its length in bytes and its digest. */
export interface Piece {
  length: number;
  hash: string;
}

/**
 * How far a file has been read, and what it is known by: its content, since a name, an inode number or a device number may
 * belong to another file tomorrow. Copied, renamed or packed, it stays the same file.
 */
export interface FileMark {
  /** The file's first bytes, up to HEAD_BYTES. */
  head: Piece;
  /** The bytes just before `offset`, up to TAIL_BYTES: two files that begin alike still differ here. */
  tail: Piece;
  /** Every event that begins before this byte of the unpacked file is stored. */
  offset: number;
  /** Where a reader must begin so that it counts identical lines as the first one did; at most `offset`. */
  recountFrom: number;
}

/** All that is kept for a followed path. */
export interface FollowState {
  version: 1;
  /** Rotated files written before this time (ms since the epoch) were read, or were there before the first start. */
  seen: number;
  /** Latest last. */
  files: FileMark[];
  /** What the path linked to, latest last; missing where it is no link. */
  targets?: string[];
}

export const HEAD_BYTES = 1024;
export const TAIL_BYTES = 256;

/** The mark of a file nothing was read of. */
export const UNREAD: FileMark = {
  head: { length: 0, hash: '' },
  tail: { length: 0, hash: '' },
  offset: 0,
  recountFrom: 0,
};

/** Where and what a mark is taken of, or held against: a file's bytes from a position on, fewer at its end. */
export type ReadAt = (position: number, length: number) => Promise<Buffer>;

/** Reads at a position of an open file, as often as it takes. */
export function readAt(handle: FileHandle): ReadAt {
  return async (position, length) => {
    const buffer = Buffer.allocUnsafe(length);
    let filled = 0;
    while (filled < length) {
      const { bytesRead } = await handle.read(buffer, filled, length - filled, position + filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return buffer.subarray(0, filled);
  };
}

/** The digest of a piece of a file. */
export function pieceOf(bytes: Buffer): Piece {
  if (bytes.length === 0) return { length: 0, hash: '' };
  return {
    length: bytes.length,
    hash: createHash('sha256').update(bytes).digest('hex').slice(0, 32),
  };
}

/** Marks how far a file has been read. */
export async function takeMark(
  read: ReadAt,
  offset: number,
  recountFrom: number,
): Promise<FileMark> {
  const tailLength = Math.min(offset, TAIL_BYTES);
  return {
    head: pieceOf(await read(0, HEAD_BYTES)),
    tail: pieceOf(await read(offset - tailLength, tailLength)),
    offset,
    recountFrom,
  };
}

async function holds(piece: Piece, position: number, read: ReadAt): Promise<boolean> {
  if (piece.length === 0) return true;
  return pieceOf(await read(position, piece.length)).hash === piece.hash;
}

/** Is this still what was marked, with at least the bytes that were read? An unread file is anything. */
export async function isMarked(mark: FileMark, read: ReadAt): Promise<boolean> {
  if (!(await holds(mark.head, 0, read))) return false;
  return holds(mark.tail, mark.offset - mark.tail.length, read);
}

/** The mark that a file bears, the furthest one where several fit; undefined where none does. */
export async function findMark(
  marks: readonly FileMark[],
  read: ReadAt,
): Promise<FileMark | undefined> {
  const furthestFirst = marks.filter((mark) => mark.offset > 0).sort((a, b) => b.offset - a.offset);
  for (const mark of furthestFirst) if (await isMarked(mark, read)) return mark;
  return undefined;
}

function isPiece(value: JsonValue | undefined): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Number.isSafeInteger(value['length']) && typeof value['hash'] === 'string';
}

function isMark(value: JsonValue): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const { head, tail, offset, recountFrom } = value;
  return (
    isPiece(head) &&
    isPiece(tail) &&
    Number.isSafeInteger(offset) &&
    Number.isSafeInteger(recountFrom)
  );
}

/** A saved state as it was; undefined where there is none, or none that can be understood. */
export function parseFollowState(state: JsonValue | undefined): FollowState | undefined {
  if (typeof state !== 'object' || state === null || Array.isArray(state)) return undefined;
  const { version, seen, files, targets = [] } = state;
  if (version !== 1 || typeof seen !== 'number' || !Array.isArray(files) || !files.every(isMark))
    return undefined;
  if (!Array.isArray(targets) || !targets.every((each) => typeof each === 'string'))
    return undefined;
  return state as unknown as FollowState;
}
