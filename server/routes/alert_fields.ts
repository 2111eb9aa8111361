import { fieldNames, fieldValues, type Document } from '../../common/document/document';
import { declaredFieldTypes, ecsFieldTypes } from '../../common/document/field_types';
import { and } from '../../common/kql/ast';
import type { AlertIndex, Bucket, Clock } from '../ports';
import { KINDS } from './alert_filter';

const SAMPLE = 499;
const KEPT_FOR = 30_000;
/** Of a kind that is counted exactly: the values to choose from. */
const COUNTED_VALUES = 10_000;

/** What alerts hold, for suggestions. */
export interface AlertFields {
  fields(): Promise<{ name: string; type: string }[]>;
  /** The commonest values that begin with a text, whatever their case; the prefix itself is not a pattern. */
  values(field: string, prefix: string, size: number): Promise<Bucket[]>;
}

const counted: readonly string[] = Object.values(KINDS);

function tally(documents: readonly Document[], field: string): Bucket[] {
  const counts = new Map<string, number>();
  for (const document of documents) {
    for (const value of new Set(fieldValues(document, field).map(String))) {
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

/** Keeps what a function answered for half a minute. */
function keptFor<T>(clock: Clock, read: () => Promise<T>): () => Promise<T> {
  let kept: { until: number; answer: Promise<T> } | undefined;
  return () => {
    const now = clock.now();
    if (kept === undefined || kept.until <= now || kept.until > now + KEPT_FOR) {
      const answer = read();
      kept = { until: now + KEPT_FOR, answer };
      answer.catch(() => (kept = undefined));
    }
    return kept.answer;
  };
}

/**
 * Looks into the newest alerts only, and not more often than twice a minute: people type fast, and what is suggested need not be
 * exact. The kinds of the queue are counted in full, which their columns make cheap.
 */
export function createAlertFields(
  alerts: Pick<AlertIndex, 'search' | 'aggregate'>,
  clock: Clock,
): AlertFields {
  const sample = keptFor(clock, async () => {
    const sort = [{ field: '@timestamp', direction: 'desc' as const }];
    const { hits } = await alerts.search({ query: and(), sort, size: SAMPLE });
    return hits.map(({ document }) => document);
  });
  const kinds = new Map(
    counted.map((field) => [
      field,
      keptFor(clock, () => alerts.aggregate({ query: and() }, field, COUNTED_VALUES)),
    ]),
  );
  const fields = keptFor(clock, async () => {
    const found = (await sample()).flatMap(fieldNames);
    const always = Object.keys(declaredFieldTypes).filter((name) => /^(@|kibana|exec)/.test(name));
    return [...new Set([...found, ...always, ...counted])]
      .sort()
      .map((name) => ({ name, type: ecsFieldTypes(name) }));
  });
  return {
    fields,
    async values(field, prefix, size) {
      const kind = kinds.get(field);
      const all = kind ? await kind() : tally(await sample(), field);
      const start = prefix.toLowerCase();
      return all.filter(({ value }) => value.toLowerCase().startsWith(start)).slice(0, size);
    },
  };
}
