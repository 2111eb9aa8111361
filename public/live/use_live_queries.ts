import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { RouteName } from '../../common/api/api';
import type { LiveMessage } from '../../common/api/live';
import { routeKey } from '../api/use_route';
import { coalesce } from './coalesce';
import { useLiveMessages } from './use_live';

const COALESCE_MS = 500;

/** Answers that a message makes stale. */
const STALE: Readonly<Record<LiveMessage['type'], readonly RouteName[]>> = {
  alert_changed: ['countAlerts', 'getDetection'],
  alerts_created: ['countAlerts', 'getDetection', 'listAlertFields'],
  exclusions_changed: ['listExclusions', 'getExclusion', 'getDetection'],
  run_finished: ['getDetection', 'getEnablement', 'listRuns', 'listInputs'],
  store_changed: [
    'countAlerts',
    'getAlert',
    'getDetection',
    'getEnablement',
    'listExclusions',
    'getExclusion',
    'listRuns',
    'listInputs',
  ],
};

/** Reads again what the server's messages make stale, a burst of them once. An alert that is shown is read at once. */
export function useLiveQueries(): void {
  const queries = useQueryClient();
  const stale = useMemo(
    () =>
      coalesce<RouteName>(COALESCE_MS, (routes) => {
        for (const route of routes) void queries.invalidateQueries({ queryKey: routeKey(route) });
      }),
    [queries],
  );
  useEffect(() => () => stale.cancel(), [stale]);
  useLiveMessages((message) => {
    STALE[message.type].forEach((route) => stale.add(route));
    if (message.type === 'alert_changed')
      void queries.invalidateQueries({
        queryKey: routeKey('getAlert', { params: { id: message.id } }),
      });
  });
}
