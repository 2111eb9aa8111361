import type { Cursor, Page } from '../../server/ports';

/** All hits of a search, page by page, or the first `limit` of them. */
export async function collectPages<H>(
  page: (after: Cursor | undefined) => Promise<Page<H>>,
  limit = Number.POSITIVE_INFINITY,
): Promise<H[]> {
  const hits: H[] = [];
  let after: Cursor | undefined;
  do {
    const { hits: found, next } = await page(after);
    hits.push(...found);
    after = next;
  } while (after !== undefined && hits.length < limit);
  return hits.slice(0, Math.min(hits.length, limit));
}
