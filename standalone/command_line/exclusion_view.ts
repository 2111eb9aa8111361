import { describeEntry } from '../../common/exclusion/describe_entry';
import { exclusionState, type Exclusion } from '../../common/exclusion/exclusion';
import { displayText } from '../../common/line/display';
import type { SilencedHits } from '../../server/exclusions/silenced_hits';
import { shortId } from './alert_view';
import { table } from './output';

const day = (time: string | undefined): string => time?.slice(0, 10) ?? 'never';

const matches = ({ entries }: Exclusion): string =>
  displayText(entries.map(describeEntry).join(' and '));

/** Exclusions as lines of a table. @param now ms since the epoch */
export function exclusionTable(
  exclusions: readonly Exclusion[],
  silenced: ReadonlyMap<string, number>,
  now: number,
): string[] {
  if (exclusions.length === 0) return ['No exclusions.'];
  const rows = exclusions.map((exclusion) => [
    shortId(exclusion.id),
    exclusionState(exclusion, now),
    day(exclusion.expire_time),
    String(silenced.get(exclusion.id) ?? 0),
    displayText(exclusion.owner),
    displayText(exclusion.name),
    matches(exclusion),
  ]);
  return table(['ID', 'STATE', 'EXPIRES', 'SILENCED', 'OWNER', 'NAME', 'MATCHES'], rows);
}

/** One exclusion, with what it silenced and who changed it. @param now ms since the epoch */
export function exclusionDetails(exclusion: Exclusion, hits: SilencedHits, now: number): string[] {
  const { name, reason, owner, start_time: start, expire_time: end, comments, changes } = exclusion;
  const hosts = hits.hosts.map(({ value, count }) => `${displayText(value)} ${count}`).join(', ');
  return [
    `${displayText(name)} (${exclusionState(exclusion, now)})`,
    `  id        ${exclusion.id}`,
    `  matches   ${matches(exclusion)}`,
    `  reason    ${displayText(reason)}`,
    `  owner     ${displayText(owner)}`,
    `  holds     from ${start ?? exclusion.created_at} to ${end ?? 'ever'}`,
    `  silenced  ${hits.total}${hits.last_hit ? `, last ${hits.last_hit}` : ''}${hosts ? `; ${hosts}` : ''}`,
    ...comments.map(
      ({ created_at: at, created_by: by, comment }) =>
        `  comment   ${at} ${displayText(by)}: ${displayText(comment)}`,
    ),
    ...changes.map(
      ({ at, by, action, fields }) =>
        `  history   ${at} ${displayText(by.name)}: ${action}${fields ? ` (${Object.keys(fields).join(', ')})` : ''}`,
    ),
  ];
}
