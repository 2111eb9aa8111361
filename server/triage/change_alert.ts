import type { Actor } from '../../common/triage/record';
import { ApplicationError, errorMessage } from '../../common/errors';
import type { Change } from '../../common/triage/change';
import { applyChange } from '../../common/triage/change_alert';
import { describeHistoryEntry } from '../../common/triage/describe_history';
import { touchedSince } from '../../common/triage/merge';
import { readTriage } from '../../common/triage/triage_state';
import { VersionConflict, type AlertIndex, type Clock, type Versioned } from '../ports';

const ATTEMPTS = 20;

export interface TriageDependencies {
  alerts: AlertIndex;
  clock: Clock;
}

/** The alert as the person saw it who changes it. */
export interface SeenAlert {
  /** How many entries its history had: it is only appended to, so what follows is what others did since. */
  history: number;
}

export interface ChangedAlert {
  /** False: it was like that already, and nothing was written. */
  changed: boolean;
  alert: Versioned;
}

function historyLength({ document }: Versioned): number {
  return readTriage(document).history.length;
}

/** @throws ApplicationError `conflict` where somebody changed the same thing since the alert was read */
function checkUntouched(change: Change, seen: SeenAlert, current: Versioned): void {
  const touched = touchedSince(change, seen.history, current.document);
  if (!touched) return;
  const what = describeHistoryEntry(touched);
  throw new ApplicationError(
    'conflict',
    `alert ${current.id} changed since you read it: ${what}; look at it again and decide anew`,
  );
}

/** One attempt; undefined where somebody else wrote in between. */
async function tryChange(
  deps: TriageDependencies,
  current: Versioned,
  change: Change,
  by: Actor,
  seen: SeenAlert,
): Promise<ChangedAlert | undefined> {
  const at = new Date(deps.clock.now()).toISOString();
  const touching = () => checkUntouched(change, seen, current);
  let applied;
  try {
    applied = applyChange(current.document, change, { by, at });
  } catch (error) {
    // Who was faster says more than that it can't be done now.
    touching();
    throw error;
  }
  if (!applied.changed) return { changed: false, alert: current };
  touching();
  try {
    const alert = await deps.alerts.update(current.id, current.version, applied.document);
    return { changed: true, alert };
  } catch (error) {
    if (error instanceof VersionConflict) return undefined;
    throw error;
  }
}

/**
 * Changes an alert, with an entry in its history in the same write. Where somebody else changed it since it was read, the
 * change is made on top of theirs if the two don't touch.
 * @param seen what the person saw; without it, the alert as it is now
 * @throws ApplicationError `not_found`; `conflict` naming who changed the same thing, or why the alert's state doesn't allow it
 */
export async function changeAlert(
  deps: TriageDependencies,
  id: string,
  change: Change,
  by: Actor,
  seen?: SeenAlert,
): Promise<ChangedAlert> {
  let base = seen;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const current = await deps.alerts.get(id);
    if (!current) throw new ApplicationError('not_found', `there is no alert ${id}`);
    base ??= { history: historyLength(current) };
    const changed = await tryChange(deps, current, change, by, base);
    if (changed) return changed;
  }
  throw new ApplicationError('conflict', `alert ${id} is being changed all the time; try again`);
}

/** What became of each alert, by id. */
export interface BulkResult {
  updated: string[];
  /** Were like that already. */
  unchanged: string[];
  /** Their state doesn't allow it, or somebody else changed the same thing. */
  conflicts: { id: string; message: string }[];
  failed: { id: string; message: string }[];
}

/** Changes many alerts, each on its own: one that can't be changed is named and doesn't hinder the others. */
export async function changeAlerts(
  deps: TriageDependencies,
  ids: readonly string[],
  change: Change,
  by: Actor,
): Promise<BulkResult> {
  const result: BulkResult = { updated: [], unchanged: [], conflicts: [], failed: [] };
  for (const id of new Set(ids)) {
    try {
      const { changed } = await changeAlert(deps, id, change, by);
      (changed ? result.updated : result.unchanged).push(id);
    } catch (error) {
      const isConflict = error instanceof ApplicationError && error.code === 'conflict';
      (isConflict ? result.conflicts : result.failed).push({ id, message: errorMessage(error) });
    }
  }
  return result;
}
