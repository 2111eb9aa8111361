import { fieldText, type Document } from '../../common/document/document';
import { compileExclusion, narrowingQuery } from '../../common/exclusion/compile_exclusion';
import type { Exclusion } from '../../common/exclusion/exclusion';
import { neverMatches } from '../../common/exclusion/never_matches';
import { tooBroad } from '../../common/exclusion/too_broad';
import { and, is, not, range } from '../../common/kql/ast';
import { readTriage } from '../../common/triage/triage_state';
import type { AlertIndex, Bucket, Cursor } from '../ports';
import { coveredAlerts } from './covered_alerts';
import { bootOf, withoutOtherLine, type HostBoot } from './only_lines';

const DAYS_30 = 30 * 24 * 60 * 60 * 1000;
const PAGE = 500;
const SHOWN = 50;
const LINE_TIME = 'kibana.alert.original_time';

export interface PreviewedAlert {
  id: string;
  time?: string;
  host?: string;
  path?: string;
  origin?: string;
  status: string;
}

/** What an exclusion would have silenced in the last 30 days. */
export interface ExclusionPreview {
  total: number;
  not_closed: number;
  /** Of what is older, those that are not closed. */
  older_not_closed: number;
  /** Commonest first. */
  hosts: Bucket[];
  /** Boots, by host, of which it would hide the only authentic line. */
  only_lines: Bucket[];
  /** The newest 50. */
  alerts: PreviewedAlert[];
  refused?: string;
  warning?: string;
}

function previewed(id: string, document: Document): PreviewedAlert {
  return {
    id,
    time: fieldText(document, LINE_TIME),
    host: fieldText(document, 'host.name'),
    path: fieldText(document, 'executable_stack.path'),
    origin: fieldText(document, 'executable_stack.origin.verdict'),
    status: readTriage(document).status,
  };
}

function countHosts(hosts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const host of hosts) counts.set(host, (counts.get(host) ?? 0) + 1);
  return counts;
}

function commonestFirst(counts: ReadonlyMap<string, number>): Bucket[] {
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

/**
 * Applies an exclusion that is not saved to the rule's alerts of the last 30 days, by the time of their lines; of older ones it
 * says how many are not closed.
 * @param now ms since the epoch
 */
export async function previewExclusion(
  deps: { alerts: Pick<AlertIndex, 'search'>; ruleId: string; now: number; signal?: AbortSignal },
  exclusion: Pick<Exclusion, 'entries' | 'os_types'>,
): Promise<ExclusionPreview> {
  const { alerts, ruleId, signal } = deps;
  const covers = compileExclusion(exclusion);
  const isRecent = range(LINE_TIME, 'gte', new Date(deps.now - DAYS_30).toISOString());
  const query = and(is('kibana.alert.rule.rule_id', ruleId), isRecent, narrowingQuery(exclusion));
  const shown: PreviewedAlert[] = [];
  const hosts: string[] = [];
  const boots: HostBoot[] = [];
  let [total, notClosed] = [0, 0];
  let after: Cursor | undefined;
  do {
    const sort = [{ field: LINE_TIME, direction: 'desc' as const }];
    const page = await alerts.search({ query, sort, size: PAGE, after, signal });
    for (const { id, document } of page.hits) {
      if (!covers(document)) continue;
      const alert = previewed(id, document);
      total += 1;
      if (alert.status !== 'closed') notClosed += 1;
      if (alert.host !== undefined) hosts.push(alert.host);
      boots.push(...bootOf(document));
      if (shown.length < SHOWN) shown.push(alert);
    }
    after = page.next;
  } while (after);
  const [older, unseen] = await Promise.all([
    coveredAlerts(alerts, ruleId, exclusion, { among: not(isRecent), signal }),
    withoutOtherLine({ alerts, ruleId, signal }, boots, covers),
  ]);
  return {
    total,
    not_closed: notClosed,
    older_not_closed: older.length,
    hosts: commonestFirst(countHosts(hosts)),
    only_lines: commonestFirst(countHosts(unseen.map(({ host }) => host))),
    alerts: shown,
    refused: tooBroad(exclusion),
    warning: neverMatches({ ...exclusion }),
  };
}
