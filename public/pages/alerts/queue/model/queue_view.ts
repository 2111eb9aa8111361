import type { Api } from '../../../../../common/api/api';
import type { RouteInput } from '../../../../../common/api/route';
import { ORIGINS, type OriginVerdict } from '../../../../../common/line/proof';
import { WORKFLOW_STATUSES, type WorkflowStatus } from '../../../../../common/triage/triage_state';
import {
  timeLimits,
  timeRangeParameter,
  type TimeRange,
} from '../../../../components/time_range/time_range';
import {
  choiceParameter,
  choicesParameter,
  listParameter,
  textParameter,
  type UrlParameters,
} from '../../../../components/use_url_state';

export const STATUS_CHOICES = [...WORKFLOW_STATUSES, 'all'] as const;
export type StatusChoice = (typeof STATUS_CHOICES)[number];
export const GROUPINGS = ['none', 'host', 'program'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** What of the alerts is shown, and how: all of it stands in the URL. */
export interface QueueView {
  q: string;
  time: TimeRange;
  status: StatusChoice;
  origin: readonly OriginVerdict[];
  host: readonly string[];
  program: readonly string[];
  group: Grouping;
  /** The groups that are open, by their values. */
  open: readonly string[];
  /** A field; with `-` before it the largest first. */
  sort: string;
  /** Ids of columns; none: those that the reader chose last. */
  column: readonly string[];
  /** Where the page begins; empty: at the beginning. */
  after: string;
}

export const DEFAULT_SORT = '-kibana.alert.original_time';

export const QUEUE_PARAMETERS: UrlParameters<QueueView> = {
  q: textParameter(),
  time: timeRangeParameter('any'),
  status: choiceParameter(STATUS_CHOICES, 'open'),
  origin: choicesParameter(ORIGINS),
  host: listParameter(),
  program: listParameter(),
  group: choiceParameter(GROUPINGS, 'none'),
  open: listParameter(),
  sort: textParameter(DEFAULT_SORT),
  column: listParameter(),
  after: textParameter(),
};

type SearchQuery = NonNullable<RouteInput<Api['searchAlerts']>['query']>;

/** Which alerts, as the API takes it. */
export interface Filter extends Pick<SearchQuery, 'query' | 'from' | 'to' | 'created_before'> {
  status: WorkflowStatus[];
  origin: OriginVerdict[];
  host: string[];
  program: string[];
}

/** The view's conditions. @param now where a stretch of time that ends now ends */
export function filterOf(view: QueueView, now: number): Filter {
  return {
    ...(view.q !== '' && { query: view.q }),
    ...timeLimits(view.time, now),
    status: view.status === 'all' ? [] : [view.status],
    origin: [...view.origin],
    host: [...view.host],
    program: [...view.program],
  };
}

/** Whether something but the status narrows the view: an empty queue then says how to widen it. */
export function isNarrowed({ q, time, origin, host, program }: QueueView): boolean {
  return q !== '' || time !== 'any' || origin.length + host.length + program.length > 0;
}

export interface Sort {
  sort: string;
  direction: 'asc' | 'desc';
}

export function sortOf({ sort }: Pick<QueueView, 'sort'>): Sort {
  return sort.startsWith('-')
    ? { sort: sort.slice(1), direction: 'desc' }
    : { sort, direction: 'asc' };
}

/** The sort after a click on a column's head: the other way round, or that field from its usual end. */
export function nextSort(current: string, field: string): string {
  const now = sortOf({ sort: current });
  const isTime = field === '@timestamp' || field === 'kibana.alert.original_time';
  const descending = now.sort === field ? now.direction === 'asc' : isTime;
  return descending ? `-${field}` : field;
}
