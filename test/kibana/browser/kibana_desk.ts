import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { KIBANA_API_PREFIX, KIBANA_API_VERSION, KIBANA_ID } from '../../../common/api/kibana';
import { mergeDocuments } from '../../../common/document/merge';
import versions from '../../../kibana_versions.json';
import type { Desk } from '../../browser/desk';
import { buildPlugin } from '../package/build_plugin';
import { installPlugin } from '../package/install_plugin';
import { pluginInFolder, type PluginSource } from '../server/core/plugin_source';
import type { HttpRequest } from '../server/http/http_service';
import { listen } from '../server/http/listen';
import { openStack, type Stack } from '../support/kibana_on_engine';
import { headersOf, type Person } from '../support/people';
import { sampleEvents, type IdentifiedDocument } from './sample_events';
import { servePage } from './serve_page';
import { capabilitiesFrom, COOKIE, withSession } from './sign_in';

const INTERVAL_MS = 5 * 60_000;
const CHUNK = 2_000;
const POLL_MS = 500;

/** The desk of one space of a Kibana that holds the built plugin. */
export interface KibanaDesk extends Desk {
  /** Kibana's own root in the space. */
  root: string;
  signInAs(context: BrowserContext, person: Person): Promise<void>;
}

export interface KibanaDesks {
  open(): Promise<KibanaDesk>;
  remove(): void;
}

/** As a pipeline would write them now. */
async function write({ store }: Stack, events: readonly IdentifiedDocument[]): Promise<void> {
  const ingested = new Date().toISOString();
  for (let at = 0; at < events.length; at += CHUNK) {
    const operations = events
      .slice(at, at + CHUNK)
      .flatMap(({ id, document }) => [
        { create: { _index: `${store.eventsIndex}-000001`, _id: id } },
        mergeDocuments(document, { event: { ingested } }),
      ]);
    const { errors, items } = await store.client.bulk({ operations, refresh: true });
    if (errors) throw new Error(JSON.stringify(items.find(({ create }) => create?.error)));
  }
}

/** The app asks for news every half minute; its tests don't wait that long. */
function hurry(): void {
  const wait = window.setTimeout.bind(window);
  const patched = (handler: TimerHandler, ms = 0, ...more: unknown[]) =>
    wait(handler, ms === 30_000 ? 1_000 : ms, ...more);
  Object.assign(window, { setTimeout: patched });
}

/** Task Manager asks for what is due every half second (`xpack.task_manager.poll_interval`); one thing after another. */
function startPolling(poll: () => Promise<number>) {
  let last: Promise<number> = Promise.resolve(0);
  const next = () => (last = last.then(poll));
  const timer = setInterval(() => void next(), POLL_MS);
  return {
    /** Until nothing is due. */
    async idle(): Promise<void> {
      while ((await next()) > 0);
    },
    async stop(): Promise<void> {
      clearInterval(timer);
      await last;
    },
  };
}

async function openDesk(
  plugin: PluginSource,
  folder: string,
  sample: readonly IdentifiedDocument[],
): Promise<KibanaDesk> {
  const stack = await openStack();
  const { cluster, space } = stack;
  const node = await stack.start({ plugin, config: { firstRun: 'beginning' } });
  const page = servePage({
    manifest: plugin.manifest,
    folder,
    capabilities: capabilitiesFrom(node),
  });
  const request = (given: HttpRequest) => node.request(withSession(given));
  const { url, close } = await listen({ ...node, request }, { other: page });
  const root = `${url}/s/${space}`;

  const poller = startPolling(() => node.tasks.poll());
  const receive = async (events: readonly IdentifiedDocument[]) => {
    await write(stack, events);
    cluster.ahead += INTERVAL_MS;
    await poller.idle();
  };
  const enabled = await node.request({
    method: 'POST',
    url: `/s/${space}${KIBANA_API_PREFIX}/detection/_enable`,
    headers: { ...headersOf('admin'), 'elastic-api-version': KIBANA_API_VERSION },
  });
  if (enabled.status !== 200) throw new Error(`the detection can't be enabled: ${enabled.body}`);
  await receive(sample);

  const signInAs = async (context: BrowserContext, person: Person) => {
    await context.addCookies([{ name: COOKIE, value: person, url }]);
  };
  return {
    kind: 'kibana',
    url: `${root}/app/${KIBANA_ID}`,
    root,
    signInAs,
    signIn: async (context, role) => {
      await context.addInitScript(hurry);
      await signInAs(context, role);
    },
    nameOf: (role) => `The ${role}`,
    receive: (events) => receive(events.map((document) => ({ id: randomUUID(), document }))),
    async close() {
      await poller.stop();
      await close();
      await stack.close();
    },
  };
}

/** Builds the plugin and installs it as the installer does, once; each desk is a Kibana of its own with it, on the real Elasticsearch. */
export async function prepareKibanaDesks(): Promise<KibanaDesks> {
  const installed = mkdtempSync(join(tmpdir(), 'executable-stack-kibana-'));
  const version = versions.newest;
  const folder = installPlugin(buildPlugin(version, installed), version, installed);
  const plugin = pluginInFolder(folder, version);
  const sample = await sampleEvents();
  return {
    open: () => openDesk(plugin, folder, sample),
    remove: () => rmSync(installed, { recursive: true, force: true }),
  };
}
