import type { Run } from '../../../common/api/detection';
import type { Client } from '../../api/client';

const PAGE = 500;
/** Runs are kept for 90 days, 10,000 at most: this reaches them all. */
const MOST_PAGES = 20;

export interface RunPage {
  /** Newest first. */
  runs: Run[];
  /** Where the next page begins; missing where there are no more. */
  next?: string;
}

interface Wanted {
  after?: string;
  size: number;
  matches: (run: Run) => boolean;
}

/** Whether somebody may want to know of a run: it made alerts, settled an origin, left something over, or failed. */
export function isNotable({ created, confirmed, error, limit_reached }: Run): boolean {
  return created > 0 || confirmed > 0 || limit_reached || error !== undefined;
}

/** As many runs as wanted that match, newest first: looks back as far as it has to. */
export async function collectRuns(
  client: Pick<Client, 'listRuns'>,
  { after, size, matches }: Wanted,
  signal?: AbortSignal,
): Promise<RunPage> {
  const found: Run[] = [];
  let from = after;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer = await client.listRuns({ query: { size: PAGE, after: from } }, signal);
    for (const run of answer.runs) {
      if (found.length === size) return { runs: found, next: from };
      from = run.id;
      if (matches(run)) found.push(run);
    }
    if (answer.next === undefined) return { runs: found };
    from = answer.next;
  }
  return { runs: found, next: from };
}

/** The runs that began at a time or later, milliseconds since the epoch, and the one before them. */
export async function collectRunsSince(
  client: Pick<Client, 'listRuns'>,
  since: number,
  signal?: AbortSignal,
): Promise<Run[]> {
  const found: Run[] = [];
  let after: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer = await client.listRuns({ query: { size: PAGE, after } }, signal);
    for (const run of answer.runs) {
      found.push(run);
      if (Date.parse(run.started_at) < since) return found;
    }
    if (answer.next === undefined) return found;
    after = answer.next;
  }
  return found;
}
