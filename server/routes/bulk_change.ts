import { setImmediate as nextTurn } from 'node:timers/promises';
import type { KqlNode } from '../../common/kql/ast';
import type { Change } from '../../common/triage/change';
import type { Actor } from '../../common/triage/record';
import type { Application } from '../application';
import type { Cursor } from '../ports';
import type { BulkResult } from '../triage/change_alert';

const PAGE = 499;
/** Alerts changed before everybody else in the process has a turn: about ten milliseconds. */
const TURN = 20;

/** The ids of all alerts that match, whatever fits on a page, oldest first. */
export async function matchingIds(
  { alerts }: Pick<Application, 'alerts'>,
  query: KqlNode,
): Promise<string[]> {
  const ids: string[] = [];
  let after: Cursor | undefined;
  do {
    const sort = [{ field: '@timestamp', direction: 'asc' as const }];
    const page = await alerts.search({ query, sort, size: PAGE, after });
    for (const { id } of page.hits) ids.push(id);
    after = page.next;
    await nextTurn();
  } while (after);
  return ids;
}

/**
 * Changes many alerts. Who asked may go away meanwhile: what was asked for is done.
 * @throws ApplicationError where the store gives up
 */
export async function changeInTurns(
  { triage }: Pick<Application, 'triage'>,
  ids: readonly string[],
  change: Change,
  by: Actor,
): Promise<BulkResult> {
  const result: BulkResult = { updated: [], unchanged: [], conflicts: [], failed: [] };
  const wanted = [...new Set(ids)];
  for (let at = 0; at < wanted.length; at += TURN) {
    const some = await triage.changeMany(wanted.slice(at, at + TURN), change, by);
    result.updated.push(...some.updated);
    result.unchanged.push(...some.unchanged);
    result.conflicts.push(...some.conflicts);
    result.failed.push(...some.failed);
    await nextTurn();
  }
  return result;
}
