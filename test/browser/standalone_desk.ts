import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Role } from '../../common/access/privileges';
import { PASSWORD, startDesk } from '../support/desk';
import type { Desk } from './desk';
import { toEvent } from './events';

const nameOf = (role: Role): string => `${role}-1`;

/** A store with the sample in it, from which any number of desks start. */
export interface StandaloneDesks {
  open(): Promise<Desk>;
  remove(): void;
}

async function openDesk(dataDir: string): Promise<Desk> {
  const desk = await startDesk({ dataDir });
  const { host } = desk;
  return {
    kind: 'standalone',
    url: desk.url,
    nameOf,
    signIn: async (context, role) => context.addCookies([await desk.cookie(role)]),
    async receive(events) {
      host.store.sink.append(events.map(toEvent));
      await host.application.detection.runToEnd({ trigger: 'manual' });
    },
    own: {
      password: PASSWORD,
      link: desk.link,
      endSessions: async (role) => void (await host.users.signOutEverywhere(nameOf(role))),
    },
    async close() {
      await desk.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Loads the sample once. */
export async function prepareStandaloneDesks(): Promise<StandaloneDesks> {
  const folder = mkdtempSync(join(tmpdir(), 'executable-stack-browser-'));
  const loaded = join(folder, 'loaded');
  const first = await startDesk({ dataDir: loaded, sample: true });
  // Their passwords take a while to hash.
  for (const role of ['viewer', 'analyst', 'admin'] as const) await first.cookie(role);
  await first.stop();
  let count = 0;
  return {
    async open() {
      count += 1;
      const dataDir = join(folder, String(count));
      cpSync(loaded, dataDir, { recursive: true });
      return openDesk(dataDir);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
