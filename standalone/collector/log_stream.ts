import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { pipeline } from 'node:stream';

/** Bytes of a file handed over at a time: larger ones are no faster, and what is made of them takes ten times their size. */
const CHUNK_BYTES = 128 * 1024;

export interface LogStreamOptions {
  /** gzip, of any number of members. */
  packed: boolean;
  /** The first byte that is wanted, of the unpacked file. Default 0. */
  from?: number;
  /** Called with the number of bytes read from the disk, so packed ones where the file is packed. */
  onRead?: (bytes: number) => void;
  signal?: AbortSignal;
}

async function* after(from: number, chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let skip = from;
  for await (const chunk of chunks) {
    if (skip >= chunk.length) {
      skip -= chunk.length;
      continue;
    }
    yield skip === 0 ? chunk : chunk.subarray(skip);
    skip = 0;
  }
}

/**
 * A file's bytes from a position on, unpacked where it is packed.
 * @throws the file system's or zlib's error, after all that could be read before it
 */
export async function* logChunks(path: string, options: LogStreamOptions): AsyncGenerator<Buffer> {
  const { packed, from = 0, onRead, signal } = options;
  const file = createReadStream(path, {
    highWaterMark: CHUNK_BYTES,
    signal,
    start: packed ? 0 : from,
  });
  if (onRead !== undefined) file.on('data', (chunk) => onRead(chunk.length));
  if (!packed) {
    yield* file as AsyncIterable<Buffer>;
    return;
  }
  const unpacked = createGunzip({ chunkSize: CHUNK_BYTES });
  // pipeline hands the file's errors on to the unpacked stream, which throws them where it is read.
  pipeline(file, unpacked, () => undefined);
  yield* after(from, unpacked as AsyncIterable<Buffer>);
}
