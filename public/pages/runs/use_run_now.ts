import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Run } from '../../../common/api/detection';
import { displayText } from '../../../common/line/display';
import { describeError } from '../../api/describe_error';
import { routeKey } from '../../api/use_route';
import type { Toast } from '../../host/app_host';
import { useHost } from '../../host/host_context';
import { useLiveMessages } from '../../live/use_live';
import { countOf } from '../../components/count_of';

/** Where no message comes, the newest run is asked for at this interval. */
const ASK_MS = 3_000;
const LONGEST_MS = 10 * 60_000;

/** As many of the newest runs are looked through for the one that was asked for. */
const LOOKED_THROUGH = 20;

/** What came of a run. */
export function resultToast(run: Run): Toast {
  if (run.error !== undefined)
    return { title: 'The run failed', text: displayText(run.error), color: 'danger' };
  const { created, hits, existing, excluded, limit_reached } = run;
  const found = `${countOf(hits, 'hit')}: ${existing} known, ${excluded} excluded.`;
  return {
    title:
      created === 0 ? 'The run found nothing new' : `The run made ${countOf(created, 'alert')}`,
    text: limit_reached ? `${found} It reached its limit; the next run goes on from there.` : found,
    color: limit_reached ? 'warning' : 'success',
  };
}

/** Asks for a run, and says what came of it once it is done. */
export function useRunNow(): { isWaiting: boolean; run(): Promise<void> } {
  const { client, notify } = useHost();
  const queries = useQueryClient();
  const [isWaiting, setIsWaiting] = useState(false);
  const before = useRef<string>();

  /** The newest run that somebody asked for. One that was under way before that is followed by it. */
  const newest = useCallback(
    async () =>
      (await client.listRuns({ query: { size: LOOKED_THROUGH } })).runs.find(
        ({ trigger }) => trigger === 'manual',
      ),
    [client],
  );

  const look = useCallback(async () => {
    const run = await newest().catch(() => undefined);
    if (!run || run.id === before.current) return;
    before.current = run.id;
    setIsWaiting(false);
    notify(resultToast(run));
    for (const stale of ['listRuns', 'getDetection'] as const)
      void queries.invalidateQueries({ queryKey: routeKey(stale) });
  }, [newest, notify, queries]);

  useLiveMessages(({ type }) => {
    if (isWaiting && type === 'run_finished') void look();
  });

  useEffect(() => {
    if (!isWaiting) return undefined;
    const asking = setInterval(() => void look(), ASK_MS);
    const giveUp = setTimeout(() => setIsWaiting(false), LONGEST_MS);
    return () => {
      clearInterval(asking);
      clearTimeout(giveUp);
    };
  }, [isWaiting, look]);

  const run = async () => {
    setIsWaiting(true);
    try {
      before.current = (await newest())?.id;
      await client.runDetection();
      void queries.invalidateQueries({ queryKey: routeKey('getDetection') });
    } catch (error) {
      setIsWaiting(false);
      const { title, text } = describeError(error);
      notify({ title: `No run: ${title}`, text, color: 'danger' });
    }
  };

  return { isWaiting, run };
}
