import { randomInt } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { TRIAGE_STEPS } from '../../../common/rule/guide';
import type { DeskClient } from './desk_client';

/** How long somebody looks before they do the next thing, at most, ms. */
const THOUGHT = 600;

/** What one analyst saw. Times are in milliseconds. */
export interface Work {
  queue: number[];
  open: number[];
  change: number[];
  /** Notes that the server said it has written, by alert. */
  written: { id: string; note: string }[];
  /** Changes that others' got in the way of: told, and made again. */
  conflicts: number;
}

export const noWork = (): Work => ({ queue: [], open: [], change: [], written: [], conflicts: 0 });

async function timed<T>(figures: number[], action: () => Promise<T>): Promise<T> {
  const before = performance.now();
  const result = await action();
  figures.push(performance.now() - before);
  return result;
}

function oneOf<T>(items: readonly T[]): T {
  return items[randomInt(items.length)] as T;
}

/** Ticks or unticks a step, and writes a note; where somebody was quicker, reads the alert and does it again. */
async function workOn(client: DeskClient, id: string, note: string, work: Work): Promise<void> {
  const changes = [
    { type: 'step', step: oneOf(TRIAGE_STEPS).id, state: oneOf(['open', 'done']) },
    { type: 'add_note', note },
  ];
  for (const change of changes)
    for (let isMade = false; !isMade;) {
      const { history } = await timed(work.open, () => client.openAlert(id));
      isMade = await timed(work.change, () => client.change(id, change, history));
      if (!isMade) work.conflicts += 1;
    }
  work.written.push({ id, note });
}

/** Works through the first alerts of the queue, the same as everybody's, until it is time to go. */
export async function analyse(client: DeskClient, until: number, work: Work): Promise<void> {
  for (let count = 0; performance.now() < until; count += 1) {
    const ids = await timed(work.queue, () => client.queue());
    await workOn(client, oneOf(ids.slice(0, 10)), `${client.name}, ${until}, ${count}`, work);
    await wait(randomInt(THOUGHT));
  }
}
