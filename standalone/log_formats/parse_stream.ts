import { hostname } from 'node:os';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { ApplicationError, errorMessage } from '../../common/errors';
import type { NewEvent } from '../../server/ports';
import { FALLBACK_FORMAT } from './formats';
import { LineReader } from './line_reader';
import { isGzip, otherPacker } from './packed';
import { recogniseFormat } from './recognise';
import { timezoneOf } from './timezone';

export interface ParseOptions {
  /** `-` is standard input, which has no `log.file.path`. */
  path?: string;
  /** When the last line was written at the latest, ms since the epoch; default: now. */
  referenceTime?: number;
  /** The host of lines that name none; default: this machine. */
  hostName?: string;
  /** Of time stamps without an offset; default: this machine's. */
  timezone?: string;
}

/** Bytes that must do to recognise a log. */
const SAMPLE_BYTES = 64 * 1024;

async function* unpacked(chunks: AsyncIterable<Buffer>, path: string): AsyncGenerator<Buffer> {
  const unpacker = createGunzip();
  // Its errors are thrown where the unpacked stream is read.
  pipeline(Readable.from(chunks), unpacker, () => undefined);
  try {
    yield* unpacker as AsyncIterable<Buffer>;
  } catch (error) {
    if (error instanceof ApplicationError) throw error;
    throw new ApplicationError('unreadable_file', `${path}: ${errorMessage(error)}`, {
      cause: error,
    });
  }
}

/** The first bytes, at least so many as long as there are any, and all chunks after them; an error comes behind what came before. */
async function* withFirst(chunks: AsyncIterable<Buffer>, length: number): AsyncGenerator<Buffer> {
  let first: Buffer | undefined = Buffer.alloc(0);
  try {
    for await (const chunk of chunks) {
      if (first === undefined) {
        yield chunk;
        continue;
      }
      first = first.length === 0 ? chunk : Buffer.concat([first, chunk]);
      if (first.length < length) continue;
      const enough = first;
      first = undefined;
      yield enough;
    }
  } catch (error) {
    if (first !== undefined) yield first;
    throw error;
  }
  if (first !== undefined) yield first;
}

/**
 * The events of a log in the order of its lines, some for each chunk. Its format is found by its content; a log of no known format
 * has its lines kept whole. gzip is unpacked.
 * @throws ApplicationError `unreadable_file` where gzip is broken, after the events before that, or another packer made it
 */
export async function* parseStream(
  chunks: AsyncIterable<Buffer>,
  options: ParseOptions = {},
): AsyncGenerator<NewEvent[]> {
  const { path, referenceTime = Date.now(), hostName = hostname(), timezone } = options;
  const source = {
    path: path === '-' ? undefined : path,
    hostName,
    timezone: timezoneOf(timezone),
    start: 0,
  };
  let reader: LineReader | undefined;
  try {
    for await (const chunk of await plain(chunks, path ?? '-')) {
      const format =
        reader === undefined ? recogniseFormat(chunk.subarray(0, SAMPLE_BYTES)) : undefined;
      reader ??= new LineReader(format ?? FALLBACK_FORMAT, source, 0, referenceTime);
      yield reader.push(chunk);
    }
  } catch (error) {
    yield reader?.flush() ?? [];
    throw error;
  }
  yield reader?.end() ?? [];
}

/** The chunks, unpacked where they are packed, the first of them long enough to recognise a log. */
async function plain(chunks: AsyncIterable<Buffer>, path: string): Promise<AsyncIterable<Buffer>> {
  const sampled = withFirst(chunks, SAMPLE_BYTES);
  const { value: first } = await sampled.next();
  async function* all(): AsyncGenerator<Buffer> {
    if (first) yield first;
    yield* sampled;
  }
  const packer = first && otherPacker(first);
  if (packer !== undefined)
    throw new ApplicationError(
      'unreadable_file',
      `${path}: it is packed with ${packer}; unpack it first`,
    );
  return first && isGzip(first) ? withFirst(unpacked(all(), path), SAMPLE_BYTES) : all();
}
