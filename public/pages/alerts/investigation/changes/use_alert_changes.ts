import {
  useMutation,
  useMutationState,
  useQueryClient,
  type QueryClient,
} from '@tanstack/react-query';
import { ApiError } from '../../../../api/api_error';
import type { Client } from '../../../../api/client';
import { routeKey } from '../../../../api/use_route';
import { useHost } from '../../../../host/host_context';
import type { Alert } from '../../../../../common/api/alerts';
import type { Change } from '../../../../../common/triage/change';
import { touchedSince } from '../../../../../common/triage/merge';
import type { Actor, HistoryEntry } from '../../../../../common/triage/record';
import { readTriage } from '../../../../../common/triage/triage_state';
import { checkChange } from '../../change_problem';
import { placeOfChange, placeOfEntry, type Place } from './place';
import { canBeMade, historyLength, laterOf, touchedByOthers, type SentChange } from './sent_change';
import { undoChanges } from './undo_changes';
import { alertKey } from './use_alert';

/** What became of a change that was not made. */
export interface ChangeProblem {
  sent: SentChange;
  error: Error;
  /** What somebody else did to the same thing meanwhile. */
  theirs?: HistoryEntry;
}

interface Context {
  client: Client;
  queries: QueryClient;
  me: Actor;
  id: string;
}

function knownAlert({ queries, id }: Context): Alert | undefined {
  return queries.getQueryData<Alert>(alertKey(id));
}

/** Sends one change. Those of an alert go one after the other, so what was done before it is seen by then. */
async function send(context: Context, sent: SentChange) {
  const { client, me, id } = context;
  checkChange(sent.change);
  const known = knownAlert(context);
  const theirs = known && touchedByOthers(known.document, sent, me.id);
  if (known && theirs && canBeMade(known.document, sent.change, me))
    throw new ApiError(409, { code: 'conflict', detail: 'The alert was changed meanwhile.' });
  const history = Math.max(sent.seen, known ? historyLength(known) : 0);
  return client.changeAlert({ params: { id }, body: { change: sent.change, seen: { history } } });
}

/** Reads the alert again, to say what stands in the way of the change. */
async function findProblem(
  context: Context,
  sent: SentChange,
  error: Error,
): Promise<ChangeProblem> {
  if (!(error instanceof ApiError && error.isConflict)) return { sent, error };
  const { client, queries, me, id } = context;
  try {
    const fresh = await client.getAlert({ params: { id } });
    const known = queries.setQueryData<Alert>(alertKey(id), (old) => laterOf(old, fresh));
    // One's own change, from another window, gets into the way too.
    const theirs =
      known &&
      (touchedByOthers(known.document, sent, me.id) ??
        touchedSince(sent.change, sent.seen, known.document));
    return { sent, error, theirs };
  } catch {
    return { sent, error };
  }
}

export interface ChangeOptions {
  /** What is said once it is done, with a button that takes it back. */
  done?: string;
}

/** Makes a change of the alert; true once the server has it. */
export type MakeChange = (
  change: Exclude<Change, { type: 'undo' }>,
  options?: ChangeOptions,
) => Promise<boolean>;

/**
 * Changes one alert: what is on its way is told at once, and no longer where it could not be made.
 * @param given as it was read when the page was last drawn with an answer
 * @param onProblem also called after the investigation was closed
 * @returns `alert` and `pending` of the same moment: a change is in the one or in the other
 */
export function useAlertChanges(given: Alert, onProblem: (problem: ChangeProblem) => void) {
  const { id } = given;
  const { client, session, notify } = useHost();
  const queries = useQueryClient();
  const context: Context = { client, queries, me: session.user, id };

  const { mutateAsync } = useMutation({
    mutationKey: ['changeAlert', id],
    scope: { id: `changeAlert ${id}` },
    mutationFn: (sent: SentChange) => send(context, sent),
    onSuccess: ({ changed, alert }, sent) => {
      queries.setQueryData<Alert>(alertKey(id), (known) => laterOf(known, alert));
      void queries.invalidateQueries({ queryKey: routeKey('countAlerts') });
      if (changed && sent.done !== undefined) offerUndo(sent.done, historyLength(alert) - 1);
    },
    onError: async (error, sent) => onProblem(await findProblem(context, sent, error)),
  });

  const pending = useMutationState({
    filters: { mutationKey: ['changeAlert', id], status: 'pending' },
    select: (mutation) => mutation.state.variables as SentChange,
  });

  async function sendAll(changes: readonly Change[], place: Place, seen: number, done?: string) {
    const at = new Date().toISOString();
    const results = changes.map((change, index) =>
      mutateAsync({
        change,
        place,
        at,
        seen,
        done: index === changes.length - 1 ? done : undefined,
      }),
    );
    const settled = await Promise.allSettled(results);
    return settled.every(({ status }) => status === 'fulfilled');
  }

  function offerUndo(title: string, at: number): void {
    const undo = () => {
      const known = knownAlert(context);
      if (!known) return;
      const { history } = readTriage(known.document);
      const entry = history[at];
      const place = (entry && placeOfEntry(entry)) ?? 'status';
      // What others did since is in the way of it.
      void sendAll(undoChanges(history, at), place, at + 1);
    };
    notify({ title, color: 'success', action: { label: 'Undo', onClick: undo } });
  }

  const change: MakeChange = (wanted, { done } = {}) => {
    const known = knownAlert(context);
    return sendAll([wanted], placeOfChange(wanted), known ? historyLength(known) : 0, done);
  };

  return { alert: knownAlert(context) ?? given, pending, change };
}
