import { compareKeys, type Direction, type SortKey } from './sort_order';

/** The first of many hits that come in any order. Keeps no more than asked for, however many there are. */
export class TopHits<H> {
  private readonly kept: { key: SortKey; hit: H }[] = [];

  constructor(
    private readonly sort: readonly Direction[],
    private readonly size: number,
    private readonly after: SortKey | undefined,
  ) {}

  /** Whether a hit of this key is among the first so far; those at or before the cursor never are. */
  admits(key: SortKey): boolean {
    if (this.size === 0) return false;
    if (this.after !== undefined && compareKeys(this.sort, key, this.after) <= 0) return false;
    const last = this.kept.length < this.size ? undefined : this.kept.at(-1);
    return last === undefined || compareKeys(this.sort, key, last.key) < 0;
  }

  /** Adds a hit that is admitted, and drops the one that it pushes out. */
  add(key: SortKey, hit: H): void {
    let low = 0;
    let high = this.kept.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = this.kept[middle];
      if (other !== undefined && compareKeys(this.sort, other.key, key) <= 0) low = middle + 1;
      else high = middle;
    }
    this.kept.splice(low, 0, { key, hit });
    if (this.kept.length > this.size) this.kept.pop();
  }

  /** The hits in order. */
  inOrder(): readonly { key: SortKey; hit: H }[] {
    return this.kept;
  }
}
