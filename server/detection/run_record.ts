import type { RecordStore } from '../ports';

const TYPE = 'run';
const KEEP_NEWEST = 10_000;
const KEEP_FOR = 90 * 24 * 60 * 60_000;
const PRUNE_PAGE = 500;

/** What asked for a run: the interval, or a person. */
export type Trigger = 'schedule' | 'manual';

/** What a run did, as stored; times as ISO 8601. */
export interface RunRecord {
  started_at: string;
  finished_at: string;
  duration_ms: number;
  trigger: Trigger;
  rule_version: number;
  owner: { host: string; pid: number };
  /** Ingest time that was searched, down time and gaps included; missing where the run failed before it searched. */
  range?: { from: string; to: string };
  /** A day was searched again, since the clock may have been set. */
  recheck: boolean;
  /** Events that the rule's query found. */
  hits: number;
  created: number;
  /** Found again: an alert already, or silenced already. */
  existing: number;
  /** Silenced by exclusions in this run. */
  excluded: number;
  /** Alerts whose origin a better source settled in this run. */
  confirmed: number;
  /** As many alerts were made as a run may make; the next run goes on from there at once. */
  limit_reached: boolean;
  error?: string;
}

// Times have 13 digits until the year 2286, so that ids sort as times do.
function idAt(time: number, suffix: string): string {
  return `${String(Math.max(0, time)).padStart(13, '0')}-${suffix}`;
}

/** Keeps the record of a run. `unique` tells apart runs that started in the same millisecond. */
export async function saveRun(
  records: RecordStore,
  run: RunRecord,
  unique: string,
): Promise<string> {
  const id = idAt(Date.parse(run.started_at), unique);
  await records.create(TYPE, id, run);
  return id;
}

/** Runs, newest first; `after` is the id of the last one of the page before. */
export async function listRuns(
  records: RecordStore,
  options: { size: number; after?: string },
): Promise<(RunRecord & { id: string })[]> {
  const found = await records.list<RunRecord>(TYPE, { ...options, descending: true });
  return found.map(({ id, attributes }) => ({ id, ...attributes }));
}

/** Forgets runs older than 90 days, and all but the newest 10,000. Answers how many. */
export async function pruneRuns(
  records: RecordStore,
  now: number,
  keepNewest = KEEP_NEWEST,
): Promise<number> {
  const oldestKept = idAt(now - KEEP_FOR, '');
  let seen = 0;
  let removed = 0;
  let after: string | undefined;
  for (;;) {
    const page = await records.list(TYPE, { size: PRUNE_PAGE, after, descending: true });
    for (const { id } of page) {
      seen += 1;
      if (seen <= keepNewest && id >= oldestKept) continue;
      await records.delete(TYPE, id);
      removed += 1;
    }
    if (page.length < PRUNE_PAGE) return removed;
    after = page.at(-1)?.id;
  }
}
