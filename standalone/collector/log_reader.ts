import { hostname } from 'node:os';
import type { NewEvent } from '../../server/ports';
import { FALLBACK_FORMAT, LOG_FORMATS } from '../log_formats/formats';
import { journal } from '../log_formats/journal';
import { LineReader } from '../log_formats/line_reader';
import { isGzip, otherPacker, unpackBeginning } from '../log_formats/packed';
import { recogniseFormat } from '../log_formats/recognise';
import { timezoneOf } from '../log_formats/timezone';

export interface ReaderOptions {
  /** `log.file.path` */
  path?: string;
  /** The host of lines that name none. */
  hostName: string;
  /** IANA name or offset of time stamps without one; default: this machine's. */
  timezone?: string;
}

/** What kind of log a file is. */
export interface LogKind {
  /** Its format's name. */
  format: string;
  /** Whether its lines say which host they are of. */
  namesHost: boolean;
  /** Whether it is gzip. */
  packed: boolean;
}

/** Makes events of a log's bytes, however they are cut. Offsets are those of the unpacked log. */
export interface LogReader {
  /**
   * The events that are complete with these bytes.
   * @param writtenBy when they were written at the latest, ms since the epoch; default: the `referenceTime` it was made with
   */
  push(chunk: Buffer, writtenBy?: number): NewEvent[];
  /** The last event, if it is whole, without waiting for lines that may belong to it. */
  flush(): NewEvent[];
  /** All that is left, a line without an end too. */
  end(): NewEvent[];
  /** Every event that begins before this byte was handed out. */
  readonly safeOffset: number;
  /** Where a reader must begin so that it counts identical lines as this one did; at most `safeOffset`. */
  readonly recountFrom: number;
}

/** Bytes that must do to recognise a log. */
const SAMPLE_BYTES = 64 * 1024;

/**
 * A reader that goes on where another was.
 * @param options `firstBytes`: of the log, unpacked, by which its format is recognised; `referenceTime`: when it was written last, ms
 *   since the epoch
 * @param from `recountFrom`: the first byte that is pushed; `offset`: events that begin before it are not handed out
 */
export function resumeReader(
  options: ReaderOptions & { firstBytes: Buffer; referenceTime: number },
  from: { offset: number; recountFrom: number },
): LogReader {
  const { path, hostName, timezone, firstBytes, referenceTime } = options;
  const format = recogniseFormat(firstBytes.subarray(0, SAMPLE_BYTES)) ?? FALLBACK_FORMAT;
  const source = { path, hostName, timezone: timezoneOf(timezone), start: from.recountFrom };
  return new LineReader(format, source, from.offset, referenceTime);
}

/** A reader of what `journalctl -o json` prints. */
export function journalReader(): LogReader {
  const source = { hostName: hostname(), timezone: timezoneOf(), start: 0 };
  return new LineReader(journal, source, 0, Date.now());
}

/**
 * What kind of log a file is, by its first bytes.
 * @param firstBytes as they are on the disk
 * @returns the kind and the first bytes, unpacked; or why it is none, in words that go on from its name
 */
export async function recogniseLog(
  path: string,
  firstBytes: Buffer,
): Promise<{ kind: LogKind; firstBytes: Buffer } | string> {
  const packer = otherPacker(firstBytes);
  if (packer !== undefined) return `it is packed with ${packer}; unpack it first`;
  if (firstBytes.toString('latin1', 0, 8) === 'LPKSHHRH')
    return 'it is a binary journal; import what `journalctl --file FILE -o json --all` prints';
  const packed = isGzip(firstBytes);
  const unpacked = packed ? await unpackBeginning(firstBytes, SAMPLE_BYTES) : firstBytes;
  const format = recogniseFormat(unpacked);
  if (format === undefined) {
    const known = LOG_FORMATS.map(({ name }) => name).join(', ');
    return `it is no log of a known format (${known})`;
  }
  const { name, namesHost } = format;
  return { kind: { format: name, namesHost, packed }, firstBytes: unpacked };
}
