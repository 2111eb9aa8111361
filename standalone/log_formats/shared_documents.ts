import type { Document } from '../../common/document/document';

/** Past this many, further ones are not shared: hosts, tags and the like may be made up without end. */
const MAX_SHARED = 2048;

/** Hands out one and the same object for all events that have the same in common. */
export class SharedDocuments {
  private readonly known = new Map<string, Document>();

  /**
   * @param key of what is shared
   * @param make makes it where the key is new
   * @returns undefined where there are too many already
   */
  get(key: string, make: () => Document): Document | undefined {
    const found = this.known.get(key);
    if (found !== undefined) return found;
    if (this.known.size >= MAX_SHARED) return undefined;
    const made = make();
    // A key may be a piece of a chunk that it would keep in memory.
    this.known.set(Buffer.from(key).toString(), made);
    return made;
  }
}
