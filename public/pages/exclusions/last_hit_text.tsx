import React from 'react';
import type { ListedExclusion } from '../../../common/api/exclusions';
import { formatDuration } from '../../components/format_time';
import { useNow } from '../../components/now';
import { Time } from '../../components/time';

const DAY = 24 * 60 * 60 * 1000;
const UNUSED_AFTER = 30 * DAY;

/** When an exclusion silenced something last; one that silenced nothing for 30 days says so: it may not be needed any more. */
export function LastHitText({
  last_hit: hit,
  exclusion,
}: Pick<ListedExclusion, 'last_hit' | 'exclusion'>) {
  const now = useNow();
  if (hit === undefined) {
    const age = now - Date.parse(exclusion.created_at);
    return <span>{age < DAY ? 'None yet' : `Never, in ${formatDuration(age)}`}</span>;
  }
  if (now - Date.parse(hit) > UNUSED_AFTER)
    return (
      <span>
        <Time value={hit} relative />, unused since
      </span>
    );
  return <Time value={hit} relative />;
}
