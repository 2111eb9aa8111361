import { VersionConflict, type RecordStore } from '../ports';

const TYPE = 'run_request';
const ID = 'detection';

interface RunRequest {
  /** Milliseconds since the epoch. */
  asked_at: number;
}

/** When somebody asked for a run last; undefined where nobody ever did. */
export async function lastRunRequest(records: RecordStore): Promise<number | undefined> {
  return (await records.get<RunRequest>(TYPE, ID))?.attributes.asked_at;
}

/** Notes that somebody asks for a run. Task Manager can't be asked while one is under way; that one asks for the next. */
export async function askForRun(records: RecordStore, now: number): Promise<void> {
  const found = await records.get<RunRequest>(TYPE, ID);
  const asked = { asked_at: Math.max(now, (found?.attributes.asked_at ?? 0) + 1) };
  try {
    if (found) await records.update(TYPE, ID, found.version, asked);
    else await records.create(TYPE, ID, asked);
  } catch (error) {
    // Somebody else asked at the same moment: one run is enough for both.
    if (!(error instanceof VersionConflict)) throw error;
  }
}
