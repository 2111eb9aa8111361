import { useMemo } from 'react';
import type { Caller } from '../../common/access/privileges';
import { useHost } from './host_context';

/** Who uses the app and what they may do, as the functions of `common/access` ask for it. */
export function useCaller(): Caller {
  const { user, privileges } = useHost().session;
  return useMemo(() => ({ ...user, privileges }), [user, privileges]);
}
