import type { Actor } from '../../common/triage/record';
import { compileExclusion, narrowingQuery } from '../../common/exclusion/compile_exclusion';
import type { Exclusion } from '../../common/exclusion/exclusion';
import { and, is, or, type KqlNode } from '../../common/kql/ast';
import type { CloseReason } from '../../common/triage/change';
import type { AlertIndex, Cursor } from '../ports';
import { changeAlerts, type BulkResult, type TriageDependencies } from '../triage/change_alert';

const PAGE = 500;
const STATUS = 'kibana.alert.workflow_status';

type Coverage = Pick<Exclusion, 'entries' | 'os_types'>;

/** Alerts of this rule, and of no other, that somebody may still have to look at. */
function notClosed(ruleId: string): KqlNode {
  return and(
    is('kibana.alert.rule.rule_id', ruleId),
    or(is(STATUS, 'open'), is(STATUS, 'acknowledged')),
  );
}

/**
 * The ids of the rule's alerts, open or acknowledged, that an exclusion covers, oldest line first; whether it is saved or not,
 * so that their number can be shown first.
 * @param ruleId the rule's `rule_id`
 * @param among only those of these
 */
export async function coveredAlerts(
  alerts: Pick<AlertIndex, 'search'>,
  ruleId: string,
  exclusion: Coverage,
  { among = and(), signal }: { among?: KqlNode; signal?: AbortSignal } = {},
): Promise<string[]> {
  const covers = compileExclusion(exclusion);
  const query = and(notClosed(ruleId), among, narrowingQuery(exclusion));
  const ids: string[] = [];
  let after: Cursor | undefined;
  do {
    const page = await alerts.search({
      query,
      sort: [{ field: 'kibana.alert.original_time', direction: 'asc' }],
      size: PAGE,
      after,
      signal,
    });
    ids.push(...page.hits.filter(({ document }) => covers(document)).map(({ id }) => id));
    after = page.next;
  } while (after);
  return ids;
}

/** Closes all that {@link coveredAlerts} names, with a reason; each alert's history says which exclusion it was. */
export async function closeCovered(
  deps: TriageDependencies,
  ruleId: string,
  exclusion: Coverage & Pick<Exclusion, 'name'>,
  reason: CloseReason,
  by: Actor,
): Promise<BulkResult> {
  const ids = await coveredAlerts(deps.alerts, ruleId, exclusion);
  const note = `covered by the exclusion "${exclusion.name}"`;
  return changeAlerts(deps, ids, { type: 'close', reason, note, steps_undone_confirmed: true }, by);
}
