import type { Cursor, Page } from '../../server/ports';

/** The ids of all hits, page by page; `between` happens after each page but the last. */
export async function allIds(
  page: (after: Cursor | undefined) => Promise<Page<{ id: string }>>,
  between?: () => Promise<void>,
): Promise<string[]> {
  const ids: string[] = [];
  let after: Cursor | undefined;
  for (let pages = 0; pages < 1000; pages += 1) {
    const { hits, next } = await page(after);
    ids.push(...hits.map(({ id }) => id));
    if (next === undefined) return ids;
    // A cursor goes to the browser and back.
    after = JSON.parse(JSON.stringify(next)) as Cursor;
    await between?.();
  }
  throw new Error('the pages never end');
}
