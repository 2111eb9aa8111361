import { fieldText, type Document } from '../../common/document/document';
import type { Test } from '../../common/exclusion/compile_exclusion';
import { and, is, or, range } from '../../common/kql/ast';
import { isSameBoot } from '../../common/line/boot';
import type { AlertIndex, Cursor } from '../ports';

const PAGE = 500;
const HOSTS_AT_ONCE = 100;
/** More than boot times of one boot lie apart. */
const MARGIN = 2 * 60_000;
const BOOT = 'executable_stack.boot';
const VERDICT = 'executable_stack.origin.verdict';

/** A boot of a host; `boot` is when it booted, ms since the epoch. */
export interface HostBoot {
  host: string;
  boot: number;
}

/** The boot that an authentic alert is of; none for other alerts, and where it is not known. */
export function bootOf(alert: Document): HostBoot[] {
  const host = fieldText(alert, 'host.name');
  const boot = Date.parse(fieldText(alert, BOOT) ?? '');
  if (host === undefined || Number.isNaN(boot)) return [];
  return fieldText(alert, VERDICT) === 'authentic' ? [{ host, boot }] : [];
}

/** By host, the boots in their order; times of one boot that differ a little once. */
function byHost(boots: readonly HostBoot[]): Map<string, number[]> {
  const hosts = new Map<string, number[]>();
  for (const { host, boot } of boots.toSorted((a, b) => a.boot - b.boot)) {
    const known = hosts.get(host) ?? [];
    const last = known.at(-1);
    if (last === undefined || !isSameBoot(last, boot)) known.push(boot);
    hosts.set(host, known);
  }
  return hosts;
}

/** A query for all that may be another line of these boots. */
function linesOf(ruleId: string, hosts: ReadonlyMap<string, readonly number[]>) {
  const boots = [...hosts.values()].flatMap((all) => [all[0] ?? 0, all.at(-1) ?? 0]);
  const bound = (time: number) => new Date(time).toISOString();
  return and(
    is('kibana.alert.rule.rule_id', ruleId),
    is(VERDICT, 'authentic'),
    or(...[...hosts.keys()].map((host) => is('host.name', host))),
    range(BOOT, 'gte', bound(Math.min(...boots) - MARGIN)),
    range(BOOT, 'lte', bound(Math.max(...boots) + MARGIN)),
  );
}

/**
 * Of the boots of alerts that an exclusion covers, those that no other authentic alert tells of: the kernel prints its line once a
 * boot, so nothing of what such a host ran since would be seen.
 */
export async function withoutOtherLine(
  deps: { alerts: Pick<AlertIndex, 'search'>; ruleId: string; signal?: AbortSignal },
  covered: readonly HostBoot[],
  covers: Test,
): Promise<HostBoot[]> {
  const left = byHost(covered);
  const names = [...left.keys()];
  for (let at = 0; at < names.length; at += HOSTS_AT_ONCE) {
    const hosts = new Map(
      names.slice(at, at + HOSTS_AT_ONCE).map((name) => [name, left.get(name) ?? []]),
    );
    const query = linesOf(deps.ruleId, hosts);
    let after: Cursor | undefined;
    do {
      const page = await deps.alerts.search({ query, size: PAGE, after, signal: deps.signal });
      for (const { document } of page.hits) {
        if (covers(document)) continue;
        for (const { host, boot } of bootOf(document)) {
          const others = (left.get(host) ?? []).filter((one) => !isSameBoot(one, boot));
          left.set(host, others);
        }
      }
      after = page.next;
    } while (after);
  }
  return [...left].flatMap(([host, boots]) => boots.map((boot) => ({ host, boot })));
}
