import type { AlertFilter } from '../../common/api/alerts';
import { and, is, or, range, type KqlNode } from '../../common/kql/ast';
import { parseKql } from '../../common/kql/parse';

/** The kinds that the queue is filtered and counted by, and their fields. */
export const KINDS = {
  status: 'kibana.alert.workflow_status',
  origin: 'executable_stack.origin.verdict',
  host: 'host.name',
  program: 'executable_stack.program',
} as const;

export type Kind = keyof typeof KINDS;

export const KIND_NAMES = Object.keys(KINDS) as Kind[];

const LINE_TIME = 'kibana.alert.original_time';

/**
 * What a filter says beside its kinds: its query and times.
 * @throws KqlSyntaxError
 */
export function baseQuery(filter: AlertFilter): KqlNode {
  const { query, from, to, created_after: after, created_before: before } = filter;
  const clauses: KqlNode[] = [];
  if (query !== undefined) clauses.push(parseKql(query));
  if (from !== undefined) clauses.push(range(LINE_TIME, 'gte', from));
  if (to !== undefined) clauses.push(range(LINE_TIME, 'lt', to));
  if (after !== undefined) clauses.push(range('@timestamp', 'gt', after));
  if (before !== undefined) clauses.push(range('@timestamp', 'lt', before));
  return and(...clauses);
}

/** What a filter says of its kinds, of all or of all but one. */
export function kindsQuery(filter: AlertFilter, except?: Kind): KqlNode {
  const chosen = KIND_NAMES.filter((kind) => kind !== except && filter[kind].length > 0);
  return and(...chosen.map((kind) => or(...filter[kind].map((value) => is(KINDS[kind], value)))));
}

/**
 * Which alerts a filter lets through.
 * @throws KqlSyntaxError
 */
export function filterQuery(filter: AlertFilter): KqlNode {
  return and(baseQuery(filter), kindsQuery(filter));
}
