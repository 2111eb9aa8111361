import type { Cursor, Page } from './ports';

/** A hit with its place in the order; what a place is, each adapter knows. */
export interface PlacedHit<K, H> {
  key: K;
  hit: H;
}

/** How many hits to look for: one more than the page holds, to know whether there is another page. */
export function wanted(size: number): number {
  return pageSize(size) === 0 ? 0 : pageSize(size) + 1;
}

function pageSize(size: number): number {
  return Number.isFinite(size) ? Math.max(0, Math.trunc(size)) : 0;
}

/** The page of the first `size` hits found. @param toCursor names the place behind a hit */
export function pageOf<K, H>(
  found: readonly PlacedHit<K, H>[],
  size: number,
  toCursor: (key: K) => Cursor,
): Page<H> {
  const shown = found.slice(0, pageSize(size));
  const hits = shown.map(({ hit }) => hit);
  const last = shown.at(-1);
  if (last === undefined || found.length === shown.length) return { hits };
  return { hits, next: toCursor(last.key) };
}
