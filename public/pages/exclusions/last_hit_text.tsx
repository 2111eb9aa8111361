import React from 'react';
import type { ListedExclusion } from '../../../common/api/exclusions';
import { formatDuration } from '../../components/format_time';
import { useNow } from '../../components/now';
import { Time } from '../../components/time';

const UNUSED_AFTER = 30 * 24 * 60 * 60 * 1000;

/** When an exclusion silenced something last; one that silenced nothing for 30 days says so: it may not be needed any more. */
export function LastHitText({
  last_hit: hit,
  exclusion,
}: Pick<ListedExclusion, 'last_hit' | 'exclusion'>) {
  const now = useNow();
  if (hit === undefined)
    return (
      <span>Never, in {formatDuration(Math.max(0, now - Date.parse(exclusion.created_at)))}</span>
    );
  if (now - Date.parse(hit) > UNUSED_AFTER)
    return (
      <span>
        <Time value={hit} relative />, unused since
      </span>
    );
  return <Time value={hit} relative />;
}
