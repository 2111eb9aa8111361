import { ApplicationError } from '../../../../common/errors';
import type { ElasticsearchQuery } from '../../../../common/kql/to_elasticsearch';
import type { Filter, TimeRange } from '../../../ports';
import { isoDate } from './answerable';

export const TIMESTAMP = '@timestamp';
export const INGESTED = 'event.ingested';

function checkBounds({ from, to }: TimeRange): void {
  if (!Number.isNaN(from ?? 0) && !Number.isNaN(to ?? 0)) return;
  throw new ApplicationError(
    'invalid_input',
    'the time range of a search must be numbers, in milliseconds',
  );
}

/** A field between the bounds; whole milliseconds, since a document's time has no finer ones here. */
function within(field: string, { from, to }: TimeRange): ElasticsearchQuery {
  const bounds: ElasticsearchQuery = { format: 'strict_date_optional_time' };
  if (from !== undefined) bounds['gte'] = isoDate(Math.ceil(from));
  if (to !== undefined) bounds['lt'] = isoDate(Math.ceil(to));
  return { range: { [field]: bounds } };
}

function isBounded(range: TimeRange | undefined): range is TimeRange {
  return range?.from !== undefined || range?.to !== undefined;
}

const hasIngested: ElasticsearchQuery = { exists: { field: INGESTED } };
const lacksIngested: ElasticsearchQuery = { bool: { must_not: hasIngested } };

/** Documents that say when they were ingested, by that time. */
export function byIngested(range: TimeRange | undefined): ElasticsearchQuery[] {
  if (isBounded(range)) checkBounds(range);
  return [isBounded(range) ? within(INGESTED, range) : hasIngested];
}

/** Documents that don't, by their own time. */
export function byTimestampInstead(range: TimeRange | undefined): ElasticsearchQuery[] {
  return isBounded(range) ? [within(TIMESTAMP, range), lacksIngested] : [lacksIngested];
}

/**
 * A filter's time bounds. `ingested` is Elastic's `timestamp_override` with its fall-back (security_solution
 * rule_types/utils/build_events_query.ts).
 */
export function timeClauses({ range, time }: Pick<Filter, 'range' | 'time'>): ElasticsearchQuery[] {
  if (!isBounded(range)) return [];
  checkBounds(range);
  if (time === TIMESTAMP) return [within(TIMESTAMP, range)];
  return [
    {
      bool: {
        should: [within(INGESTED, range), { bool: { filter: byTimestampInstead(range) } }],
        minimum_should_match: 1,
      },
    },
  ];
}
