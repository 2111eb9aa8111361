import { useEffect, useRef, useState } from 'react';
import type { HistoryEntry } from '../../../../../common/triage/record';
import { placeOfEntry, type Place } from './place';

const SHOWN_MS = 8_000;

/** What others did while one looks at an alert, for some seconds: the last entry of each place. */
export type News = ReadonlyMap<Place, HistoryEntry>;

function newsOf(entries: readonly HistoryEntry[], me: string): Map<Place, HistoryEntry> {
  const news = new Map<Place, HistoryEntry>();
  for (const entry of entries) {
    const place = placeOfEntry(entry);
    if (place !== undefined && entry.by.id !== me) news.set(place, entry);
  }
  return news;
}

/**
 * What others did since the alert was opened, while it is new.
 * @param history as the server has it; undefined until it is known
 * @param me the reader's id
 */
export function useNews(history: readonly HistoryEntry[] | undefined, me: string): News {
  const known = useRef<number>(undefined);
  const [news, setNews] = useState<News>(new Map());

  useEffect(() => {
    if (!history) return;
    const before = known.current;
    known.current = history.length;
    if (before === undefined) return;
    const latest = newsOf(history.slice(before), me);
    if (latest.size > 0) setNews((shown) => new Map([...shown, ...latest]));
  }, [history, me]);

  useEffect(() => {
    if (news.size === 0) return undefined;
    const timer = setTimeout(() => setNews(new Map()), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [news]);

  return news;
}
