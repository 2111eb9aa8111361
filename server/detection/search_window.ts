import type { Document } from '../../common/document/document';
import { fieldText } from '../../common/document/document';
import type { KqlNode } from '../../common/kql/ast';
import type { Cursor, EventIndex, Stored } from '../ports';
import type { SearchWindow } from './window';

/** As many as the rule lets a run make alerts of: a run that stops at its limit would only have read the others for nothing. */
const PAGE_SIZE = 100;

export interface WindowSearch {
  events: EventIndex;
  query: KqlNode;
  /** Makes what is to be made of the hits, in order, and answers how many it got through before the run's limit. */
  handle: (hits: Stored[]) => Promise<number>;
  /** Called before every page; whatever it throws ends the search. */
  beforePage: () => Promise<void>;
  signal?: AbortSignal;
}

/** Where the limit ended a search: everything ingested before `at` is done. */
export interface Stop {
  at: number;
  after?: Cursor;
}

/** When an event counts as ingested, as `time: 'ingested'` means it; undefined where neither time can be read. */
function ingestedAt(document: Document): number | undefined {
  const text = fieldText(document, 'event.ingested') ?? fieldText(document, '@timestamp');
  const time = text === undefined ? Number.NaN : Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
}

/** Searches one window, oldest first, page by page. Answers where the limit stopped it; undefined where it is done. */
export async function searchWindow(
  search: WindowSearch,
  window: SearchWindow,
  from?: Cursor,
): Promise<Stop | undefined> {
  const { events, query, handle, beforePage, signal } = search;
  let after = from;
  for (;;) {
    await beforePage();
    const page = await events.search({
      query,
      time: 'ingested',
      range: { from: window.from, to: window.to },
      size: PAGE_SIZE,
      after,
      signal,
    });
    const next = page.hits[await handle(page.hits)];
    // The page is read again from its beginning: a cursor stands only between pages, and what is done is done once.
    if (next) return { at: ingestedAt(next.document) ?? window.from, after };
    if (page.next === undefined) return undefined;
    after = page.next;
  }
}
