import { fieldText } from '../../common/document/document';
import { and, is } from '../../common/kql/ast';
import type { AlertIndex, Bucket } from '../ports';

const EXCLUDED_BY = 'executable_stack.excluded_by';
const LINE_TIME = 'kibana.alert.original_time';
const MAX_HOSTS = 1000;
const MAX_EXCLUSIONS = 10_000;

/** What an exclusion has silenced, counted from the hits that are kept: exact. */
export interface SilencedHits {
  total: number;
  /** The commonest hosts, commonest first. */
  hosts: Bucket[];
  /** When the newest of the lines was written, ISO 8601. */
  last_hit?: string;
}

/** When the newest line that an exclusion silenced was written, ISO 8601; undefined where it silenced none. */
export async function lastHitOf(
  silenced: AlertIndex,
  exclusionId: string,
): Promise<string | undefined> {
  const { hits } = await silenced.search({
    query: is(EXCLUDED_BY, exclusionId),
    sort: [{ field: LINE_TIME, direction: 'desc' }],
    size: 1,
  });
  const [last] = hits;
  return last && fieldText(last.document, LINE_TIME);
}

/** @param silenced the index of silenced hits */
export async function silencedBy(silenced: AlertIndex, exclusionId: string): Promise<SilencedHits> {
  const query = is(EXCLUDED_BY, exclusionId);
  return {
    total: await silenced.count({ query }),
    hosts: await silenced.aggregate({ query }, 'host.name', MAX_HOSTS),
    last_hit: await lastHitOf(silenced, exclusionId),
  };
}

/** How many hits each exclusion has silenced, by its id; one that silenced none is missing. */
export async function silencedCounts(silenced: AlertIndex): Promise<Map<string, number>> {
  const buckets = await silenced.aggregate({ query: and() }, EXCLUDED_BY, MAX_EXCLUSIONS);
  return new Map(buckets.map(({ value, count }) => [value, count]));
}
