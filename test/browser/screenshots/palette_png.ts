import { deflateSync, inflateSync } from 'node:zlib';
import { pickColours } from './pick_colours';
import { chunk, PNG_SIGNATURE, readChunks } from './png_chunks';

/** Bytes of a pixel with red, green and blue; the pictures of a page have no transparency. */
const RGB = 3;

type Filter = (left: number, above: number, corner: number) => number;

function paeth(left: number, above: number, corner: number): number {
  const estimate = left + above - corner;
  const distances = [left, above, corner].map((one) => Math.abs(estimate - one));
  const nearest = Math.min(...distances);
  if (distances[0] === nearest) return left;
  return distances[1] === nearest ? above : corner;
}

/** What PNG's filters predict (Portable Network Graphics, 3rd edition, 9.2). */
const FILTERS: readonly Filter[] = [
  () => 0,
  (left) => left,
  (_, above) => above,
  (left, above) => (left + above) >> 1,
  paeth,
];

interface Pixels {
  width: number;
  height: number;
  data: Uint8Array;
}

function readPixels(png: Buffer): Pixels | undefined {
  const chunks = readChunks(png);
  const header = chunks.find(({ type }) => type === 'IHDR')?.data;
  if (!header) return undefined;
  const [width, height, depth, colour] = [
    header.readUInt32BE(0),
    header.readUInt32BE(4),
    header.readUInt8(8),
    header.readUInt8(9),
  ];
  if (depth !== 8 || colour !== 2) return undefined;
  const packed = Buffer.concat(
    chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data),
  );
  const raw = inflateSync(packed);
  const stride = width * RGB;
  const data = new Uint8Array(stride * height);
  for (let y = 0; y < height; y += 1) {
    const predict = FILTERS[raw[y * (stride + 1)] ?? 0] ?? FILTERS[0];
    for (let x = 0; x < stride; x += 1) {
      const at = y * stride + x;
      const left = x < RGB ? 0 : (data[at - RGB] ?? 0);
      const above = y === 0 ? 0 : (data[at - stride] ?? 0);
      const corner = x < RGB || y === 0 ? 0 : (data[at - stride - RGB] ?? 0);
      data[at] = (raw[y * (stride + 1) + 1 + x] ?? 0) + (predict?.(left, above, corner) ?? 0);
    }
  }
  return { width, height, data };
}

/** A picture of a page as PNG with at most 256 colours, which it hardly needs more of: a third of the size. */
export function toPalette(png: Buffer): Buffer {
  const pixels = readPixels(png);
  if (!pixels) return png;
  const { width, height, data } = pixels;
  const { palette, indexOf } = pickColours(data);
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * RGB;
      const colour = ((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0);
      rows[y * (width + 1) + 1 + x] = indexOf(colour);
    }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const small = Buffer.concat([
    PNG_SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flatMap((c) => [c >> 16, (c >> 8) & 255, c & 255]))),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
  return small.length < png.length ? small : png;
}
