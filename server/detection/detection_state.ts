import { VersionConflict, type Cursor, type RecordStore, type StoredRecord } from '../ports';
import { addRange, clipAfter, endOf, type Range } from './ledger';
import type { SearchWindow } from './window';

const TYPE = 'ledger';
const ID = 'detection';

/** Where a run stopped at its limit. Without it nothing is lost: the ledger ends there too, it only takes longer to get back. */
export interface Resume {
  window: SearchWindow;
  after?: Cursor;
}

/** What has been searched with success; times in milliseconds since the epoch. */
export interface DetectionState {
  /** The instant from which on nothing may be left out. */
  since: number;
  ranges: Range[];
  resume?: Resume;
  /** How many runs there were. */
  runs: number;
}

/** The state as stored, held by the one run that may change it. */
export interface StateKeeper {
  readonly state: DetectionState;
  /** @throws VersionConflict where another run wrote it since: that run goes on, this one must end */
  save(next: DetectionState): Promise<void>;
}

/** The state with one more stretch searched, as far as the clock has got by now. */
export function withSearched(
  state: DetectionState,
  range: { from: number; until: number },
  now: number,
): DetectionState {
  return { ...state, ranges: addRange(state.ranges, range.from, Math.min(range.until, now)) };
}

/** After the clock was set back, the instants that come again count as not searched. */
export function forgetFuture(state: DetectionState, now: number): DetectionState {
  if (state.since <= now && (endOf(state.ranges) ?? now) <= now) return state;
  return { ...state, since: Math.min(state.since, now), ranges: clipAfter(state.ranges, now) };
}

/** The state as it is now; undefined before the first run. */
export async function readState(records: RecordStore): Promise<DetectionState | undefined> {
  return (await records.get<DetectionState>(TYPE, ID))?.attributes;
}

async function findOrCreate(
  records: RecordStore,
  firstInstant: () => Promise<number>,
): Promise<StoredRecord<DetectionState>> {
  const found = await records.get<DetectionState>(TYPE, ID);
  if (found) return found;
  const first: DetectionState = { since: await firstInstant(), ranges: [], runs: 0 };
  try {
    return await records.create(TYPE, ID, first);
  } catch (error) {
    const others =
      error instanceof VersionConflict ? await records.get<DetectionState>(TYPE, ID) : undefined;
    if (others) return others;
    throw error;
  }
}

/**
 * Opens the state for one run. What the clock took back is forgotten durably before anything is searched: by the next run the
 * clock may have passed the end of the ledger again, and nobody could tell.
 * @param firstInstant where the very first run begins
 */
export async function openState(
  records: RecordStore,
  now: number,
  firstInstant: () => Promise<number>,
): Promise<StateKeeper> {
  let held = await findOrCreate(records, firstInstant);
  const save = async (next: DetectionState) => {
    held = await records.update(TYPE, ID, held.version, next);
  };
  const sobered = forgetFuture(held.attributes, now);
  if (sobered !== held.attributes) await save(sobered);
  return {
    get state() {
      return held.attributes;
    },
    save,
  };
}
