import React from 'react';
import type { Exclusion } from '../../../common/exclusion/exclusion';
import { useNow } from '../../components/now';
import { Time } from '../../components/time';

/** When an exclusion ends, or ended, and when it starts where that is still to come. */
export function ExpiryText({
  start_time: start,
  expire_time: end,
}: Pick<Exclusion, 'start_time' | 'expire_time'>) {
  const now = useNow();
  return (
    <span>
      {start !== undefined && Date.parse(start) > now && (
        <>
          Starts <Time value={start} relative />.{' '}
        </>
      )}
      {end === undefined ? (
        'Never expires'
      ) : (
        <>
          {Date.parse(end) <= now ? 'Expired' : 'Expires'} <Time value={end} relative />
        </>
      )}
    </span>
  );
}
