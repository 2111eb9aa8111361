import { fieldText, type Document } from '../../common/document/document';
import { compileExclusion, narrowingQuery } from '../../common/exclusion/compile_exclusion';
import type { Exclusion } from '../../common/exclusion/exclusion';
import { neverMatches } from '../../common/exclusion/never_matches';
import { tooBroad } from '../../common/exclusion/too_broad';
import { and, is, range } from '../../common/kql/ast';
import { readTriage } from '../../common/triage/triage_state';
import type { AlertIndex, Bucket, Cursor } from '../ports';

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
  /** Commonest first. */
  hosts: Bucket[];
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

function commonestFirst(counts: ReadonlyMap<string, number>): Bucket[] {
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

/**
 * Applies an exclusion that is not saved to the rule's alerts of the last 30 days, by the time of their lines.
 * @param now ms since the epoch
 */
export async function previewExclusion(
  deps: { alerts: Pick<AlertIndex, 'search'>; ruleId: string; now: number; signal?: AbortSignal },
  exclusion: Pick<Exclusion, 'entries' | 'os_types'>,
): Promise<ExclusionPreview> {
  const covers = compileExclusion(exclusion);
  const query = and(
    is('kibana.alert.rule.rule_id', deps.ruleId),
    range(LINE_TIME, 'gte', new Date(deps.now - DAYS_30).toISOString()),
    narrowingQuery(exclusion),
  );
  const preview: ExclusionPreview = { total: 0, not_closed: 0, hosts: [], alerts: [] };
  const hosts = new Map<string, number>();
  let after: Cursor | undefined;
  do {
    const sort = [{ field: LINE_TIME, direction: 'desc' as const }];
    const page = await deps.alerts.search({ query, sort, size: PAGE, after, signal: deps.signal });
    for (const { id, document } of page.hits) {
      if (!covers(document)) continue;
      const alert = previewed(id, document);
      preview.total += 1;
      if (alert.status !== 'closed') preview.not_closed += 1;
      if (alert.host !== undefined) hosts.set(alert.host, (hosts.get(alert.host) ?? 0) + 1);
      if (preview.alerts.length < SHOWN) preview.alerts.push(alert);
    }
    after = page.next;
  } while (after);
  return {
    ...preview,
    hosts: commonestFirst(hosts),
    refused: tooBroad(exclusion),
    warning: neverMatches({ ...exclusion }),
  };
}
