import { createReadStream, statSync } from 'node:fs';
import { ApplicationError } from '../../common/errors';
import { readProblem } from '../read_problem';

/** A file's bytes and what is known of the file. */
export interface OpenInput {
  chunks: AsyncIterable<Buffer>;
  path: string;
  /** When the file was written last, ms since the epoch: the reference for time stamps without a year. */
  referenceTime: number;
}

const CHUNK_BYTES = 256 * 1024;

function unreadable(path: string, why: string, cause?: unknown): ApplicationError {
  return new ApplicationError('unreadable_file', `${path}: ${why}`, { cause });
}

async function* readChunks(path: string): AsyncGenerator<Buffer> {
  try {
    yield* createReadStream(path, { highWaterMark: CHUNK_BYTES }) as AsyncIterable<Buffer>;
  } catch (error) {
    throw unreadable(path, readProblem(error), error);
  }
}

/** Opens a file, or standard input for `-`. @throws ApplicationError `unreadable_file` */
export function openInput(path: string): OpenInput {
  if (path === '-') return { chunks: process.stdin, path: '-', referenceTime: Date.now() };
  const facts = (() => {
    try {
      return statSync(path);
    } catch (error) {
      throw unreadable(path, readProblem(error), error);
    }
  })();
  if (facts.isDirectory()) throw unreadable(path, 'it is a folder; name the files in it');
  return { chunks: readChunks(path), path, referenceTime: facts.mtimeMs };
}
