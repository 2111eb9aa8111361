import { inflateRawSync } from 'node:zlib';

/** A file in a zip, as its central directory has it (PKWARE's APPNOTE.TXT, 4.3.12). */
export interface ZipEntry {
  path: string;
  /** The system that its attributes are of: 3 is Unix. */
  madeBy: number;
  /** File type and permissions, as `stat` has them. */
  mode: number;
  /** As the zip has it: two numbers in one, without a time zone. */
  date: number;
  content: Buffer;
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL_HEADER_BYTES = 30;
const STORED = 0;

function contentOf(zip: Buffer, at: { local: number; size: number; method: number }): Buffer {
  const { local, size, method } = at;
  const names = zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  const start = local + LOCAL_HEADER_BYTES + names;
  const packed = zip.subarray(start, start + size);
  return method === STORED ? packed : inflateRawSync(packed);
}

/** All entries, in their order. @throws Error for what is no zip */
export function readZip(zip: Buffer): ZipEntry[] {
  const end = zip.length - 22;
  if (zip.readUInt32LE(end) !== END) throw new Error('there is no end of a central directory');
  const count = zip.readUInt16LE(end + 10);
  const entries: ZipEntry[] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (zip.readUInt32LE(at) !== ENTRY) throw new Error(`there is no entry at ${at}`);
    const nameLength = zip.readUInt16LE(at + 28);
    entries.push({
      path: zip.toString('utf8', at + 46, at + 46 + nameLength),
      madeBy: zip.readUInt8(at + 5),
      mode: zip.readUInt32LE(at + 38) >>> 16,
      date: zip.readUInt32LE(at + 12),
      content: contentOf(zip, {
        local: zip.readUInt32LE(at + 42),
        size: zip.readUInt32LE(at + 20),
        method: zip.readUInt16LE(at + 10),
      }),
    });
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return entries;
}
