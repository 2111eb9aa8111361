import type { HistoryEntry } from './record';
import { fieldText, type Document } from '../document/document';
import { readTriage } from './triage_state';
import { standingHistory } from './undo';

/** Milliseconds from the alert's making; missing where it didn't happen yet. */
export interface TriageTimes {
  /** To the first time that somebody acknowledged it, or closed it without. */
  acknowledge?: number;
  /** To its last closing; an alert that was reopened isn't closed. */
  close?: number;
}

const isClosing = ({ action }: HistoryEntry): boolean => action === 'close';
const isReaction = (entry: HistoryEntry): boolean =>
  entry.action === 'acknowledge' || isClosing(entry);

/** How long people took, computed from the alert's history; never less than 0, whatever the clocks did. */
export function triageTimes(alert: Document): TriageTimes {
  const start = Date.parse(
    fieldText(alert, 'kibana.alert.start') ?? fieldText(alert, '@timestamp') ?? '',
  );
  if (Number.isNaN(start)) return {};
  const { history: all, status } = readTriage(alert);
  const history = standingHistory(all);
  const since = (entry: HistoryEntry | undefined) =>
    entry && Math.max(0, Date.parse(entry.at) - start);
  return {
    acknowledge: since(history.find(isReaction)),
    close: status === 'closed' ? since(history.findLast(isClosing)) : undefined,
  };
}
