import type { TimeRange } from '../../../ports';

/** The first slice, ms; each is four times as long as the one before. */
const SHORTEST = 30 * 60_000;
const GROWTH = 4;

/**
 * Cuts a stretch of time into slices, oldest first. Elasticsearch looks at all that a query may match before it can tell what is
 * first, and must read the document itself to find a phrase in `match_only_text`: a page that is full soon should not pay for
 * years of it. A stretch that is open towards the past is left whole; one that is open towards the future ends in a slice that is.
 * @param start where to begin within the range, ms since the epoch
 * @param first a first slice that did before, ms
 */
export function* timeSlices(
  range: TimeRange,
  start: number | undefined,
  now: number,
  first = SHORTEST,
): Generator<TimeRange> {
  if (range.from === undefined || Number.isNaN(range.from)) {
    yield range;
    return;
  }
  const end = range.to ?? now;
  let from = Math.max(range.from, start ?? range.from);
  for (let length = Math.max(SHORTEST, first); end - from > 2 * length; length *= GROWTH) {
    yield { from, to: from + length };
    from += length;
  }
  yield { from, to: range.to };
}
