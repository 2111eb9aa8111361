import type { Placed } from './sort_keys';
import { compareIds, haveSameValues, type SortKey } from './sort_keys';

/**
 * The first hits of all that are added. They come in the order of their values; those of equal values in any order, and are put
 * in order by id here. Keeps no more than asked for, however many there are.
 */
export class FirstInOrder<H> {
  /** In order. */
  readonly found: Placed<H>[] = [];
  private groupStart = 0;

  constructor(
    private readonly count: number,
    private readonly after: SortKey | undefined,
  ) {}

  add(placed: Placed<H>): void {
    const { key } = placed;
    if (this.after && haveSameValues(key, this.after) && compareIds(key, this.after) <= 0) return;
    const last = this.found.at(-1);
    if (last && !haveSameValues(last.key, key)) {
      if (this.found.length === this.count) return;
      this.groupStart = this.found.length;
    }
    this.insert(placed);
    if (this.found.length > this.count) this.found.pop();
  }

  /** Whether it has all it is to have, and hits of these values come behind them. */
  isFullBefore(key: SortKey): boolean {
    const last = this.found.at(-1);
    return last !== undefined && this.found.length === this.count && !haveSameValues(last.key, key);
  }

  private insert(placed: Placed<H>): void {
    let low = this.groupStart;
    let high = this.found.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = this.found[middle];
      if (other !== undefined && compareIds(other.key, placed.key) <= 0) low = middle + 1;
      else high = middle;
    }
    this.found.splice(low, 0, placed);
  }
}
