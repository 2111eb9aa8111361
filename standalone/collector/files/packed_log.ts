import { HEAD_BYTES, pieceOf, UNREAD, type FileMark, type Piece } from './file_mark';
import { resumeReader, type ReaderOptions } from '../log_reader';
import { logChunks } from '../log_stream';
import { countLines } from '../count_lines';
import type { Batch } from './open_log';
import type { RotatedFile } from './rotated_files';

/**
 * Reads a packed rotated file from where it was left to its end.
 * @returns batches, each with the mark that holds once it is stored
 * @throws zlib's error where the file is corrupt or not yet whole, after all that could be read before it
 */
export async function* readPackedRest(
  file: RotatedFile,
  options: ReaderOptions,
  mark: FileMark,
): AsyncGenerator<{ batch: Batch; mark: FileMark }> {
  let reader: ReturnType<typeof resumeReader> | undefined;
  let head: Piece = mark.head;
  const reached = (offset: number, recountFrom: number): FileMark => ({
    head,
    tail: UNREAD.tail,
    offset,
    recountFrom,
  });
  for await (const chunk of logChunks(file.path, { packed: true, from: mark.recountFrom })) {
    if (head.length === 0) head = pieceOf(chunk.subarray(0, HEAD_BYTES));
    reader ??= resumeReader({ ...options, firstBytes: chunk, referenceTime: file.mtime }, mark);
    const events = reader.push(chunk);
    yield {
      batch: { events, lines: countLines(chunk) },
      mark: reached(reader.safeOffset, reader.recountFrom),
    };
  }
  if (reader === undefined) return;
  const events = reader.end();
  yield { batch: { events, lines: 0 }, mark: reached(reader.safeOffset, reader.recountFrom) };
}
