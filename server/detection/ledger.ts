/** A stretch of ingest time, milliseconds since the epoch: `from` inclusive, `to` exclusive. */
export type Range = [from: number, to: number];

/** Sorted, disjoint and with no two touching: the shape that every function here takes and gives. */
export type Ranges = readonly Range[];

/** The ranges with one more; an empty or inverted one changes nothing. */
export function addRange(ranges: Ranges, from: number, to: number): Range[] {
  if (!(from < to)) return [...ranges];
  const before = ranges.filter(([, end]) => end < from);
  const after = ranges.filter(([start]) => start > to);
  const touching = ranges.slice(before.length, ranges.length - after.length);
  const merged: Range = [
    Math.min(from, ...touching.map(([start]) => start)),
    Math.max(to, ...touching.map(([, end]) => end)),
  ];
  return [...before, merged, ...after];
}

/** Any stretches, in any order, as ranges. */
export function mergeRanges(stretches: Iterable<Range>): Range[] {
  let merged: Range[] = [];
  for (const [from, to] of stretches) merged = addRange(merged, from, to);
  return merged;
}

/** What of the ranges lies before `to`. */
export function clipAfter(ranges: Ranges, to: number): Range[] {
  return ranges
    .filter(([start]) => start < to)
    .map(([start, end]): Range => [start, Math.min(end, to)]);
}

/** The end of the last range; undefined where there is none. */
export function endOf(ranges: Ranges): number | undefined {
  return ranges.at(-1)?.[1];
}

/** What of `[from, to)` no range covers, oldest first. */
export function gapsIn(ranges: Ranges, from: number, to: number): Range[] {
  const gaps: Range[] = [];
  let open = from;
  for (const [start, end] of ranges) {
    if (start >= to) break;
    if (start > open) gaps.push([open, start]);
    open = Math.max(open, end);
  }
  if (open < to) gaps.push([open, to]);
  return gaps;
}
