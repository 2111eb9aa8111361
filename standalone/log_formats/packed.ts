import { createGunzip, type Gunzip } from 'node:zlib';

const MAGICS: readonly (readonly [bytes: readonly number[], name: string])[] = [
  [[0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00], 'xz'],
  [[0x28, 0xb5, 0x2f, 0xfd], 'zstd'],
  [[0x42, 0x5a, 0x68], 'bzip2'],
  [[0x50, 0x4b, 0x03, 0x04], 'zip'],
  [[0x04, 0x22, 0x4d, 0x18], 'lz4'],
];

const begins = (bytes: Buffer, magic: readonly number[]): boolean =>
  bytes.length >= magic.length && magic.every((byte, at) => bytes[at] === byte);

/** Do the bytes begin as gzip does (RFC 1952)? */
export function isGzip(bytes: Buffer): boolean {
  return begins(bytes, [0x1f, 0x8b, 0x08]);
}

/** The name of the packer, other than gzip, that made a file; undefined where none did. */
export function otherPacker(bytes: Buffer): string | undefined {
  return MAGICS.find(([magic]) => begins(bytes, magic))?.[1];
}

/** Unpacks the beginning of a gzip file, up to so many bytes; nothing where it can't be unpacked. */
export function unpackBeginning(packed: Buffer, length: number): Promise<Buffer> {
  return new Promise((resolve) => {
    const found: Buffer[] = [];
    let size = 0;
    const unpacker: Gunzip = createGunzip();
    const finish = (): void => {
      unpacker.destroy();
      resolve(Buffer.concat(found).subarray(0, length));
    };
    unpacker.on('data', (chunk: Buffer) => {
      found.push(chunk);
      size += chunk.length;
      if (size >= length) finish();
    });
    // The sample ends in the midst of the file, which is an error too.
    unpacker.once('error', finish);
    unpacker.once('end', finish);
    unpacker.end(packed);
  });
}
