import type { AlertFilter } from '../../common/api/alerts';
import type { AlertIndex, Bucket } from '../ports';
import { baseQuery, KINDS, kindsQuery, KIND_NAMES, type Kind } from './alert_filter';

/** How many alerts a filter lets through, and how many there would be of each value of each kind. */
export type AlertCounts = { total: number } & Record<Kind, Bucket[]>;

/**
 * Counts what a filter lets through. Each kind is counted without its own condition: the numbers say what choosing another
 * value would show.
 * @param size how many values of a kind at most
 */
export async function countAlerts(
  alerts: Pick<AlertIndex, 'facets'>,
  filter: AlertFilter,
  size: number,
  signal: AbortSignal,
): Promise<AlertCounts> {
  const kinds = KIND_NAMES.map((kind) => ({
    field: KINDS[kind],
    query: kindsQuery(filter, kind),
    size,
  }));
  const whole = { field: KINDS.status, query: kindsQuery(filter), size: 0 };
  const [all, ...counted] = await alerts.facets({ query: baseQuery(filter), signal }, [
    whole,
    ...kinds,
  ]);
  const buckets = KIND_NAMES.map((kind, at): [Kind, Bucket[]] => [
    kind,
    counted[at]?.buckets ?? [],
  ]);
  return { total: all?.total ?? 0, ...(Object.fromEntries(buckets) as Record<Kind, Bucket[]>) };
}
