import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { setTimeout as wait } from 'node:timers/promises';
import type { Change } from '../../../common/triage/change';
import { parseKql } from '../../../common/kql/parse';
import { TRIAGE_STEPS } from '../../../common/rule/guide';
import { loadConfig } from '../../../standalone/config';
import { openHost, type Host } from '../../../standalone/host';
import { serveHost } from '../../../standalone/serve';
import { COOKIE, sessionOf } from '../../support/desk';
import { openAlert } from '../app';
import { kernelEvent, toEvent } from '../events';
import { tabUse } from './tab';

/** What a busy hour brings to a queue. */
const HOUR = { ticks: 600, alerts: 100, emptyRuns: 12, exclusions: 6 };
/** Every so many of the ticks is of the alert that is open. */
const OPEN_EVERY = 10;
/** Longer than the app waits for more messages to come: each is answered by itself, as in the hour. */
const PAUSE = 550;
const ALERTS_BEFORE = 40;
const POINTS = 6;
const OPEN = 'bench-0';
const BOB = { id: 'bob', name: 'bob' };

type Work = () => Promise<void>;

async function addAlerts({ store, application }: Host, first: number, count = 1): Promise<void> {
  for (let number = first; number < first + count; number += 1)
    store.sink.append([toEvent(kernelEvent(`/opt/bench-${number}`, 'web-01'))]);
  await application.detection.runToEnd({ trigger: 'schedule' });
}

async function alertIds({ application }: Host): Promise<{ open: string; others: string[] }> {
  const idsOf = async (query: string): Promise<string[]> => {
    const search = { query: parseKql(query), size: ALERTS_BEFORE };
    return (await application.alerts.search(search)).hits.map(({ id }) => id);
  };
  const [open = ''] = await idsOf(`executable_stack.program: "${OPEN}"`);
  return { open, others: await idsOf(`not executable_stack.program: "${OPEN}"`) };
}

/** All that others do in the hour, well mixed. */
async function workOfAnHour(host: Host): Promise<Work[]> {
  const { triage, exclusions, detection } = host.application;
  const { open, others } = await alertIds(host);
  const stepOf = (count: number) => TRIAGE_STEPS[count % TRIAGE_STEPS.length]?.id ?? '';
  const tick = (count: number): Work => {
    const isOpen = count % OPEN_EVERY === 0;
    const round = isOpen ? count / OPEN_EVERY : Math.floor(count / others.length);
    const id = isOpen ? open : (others[count % others.length] ?? open);
    const isDone = Math.floor(round / TRIAGE_STEPS.length) % 2 === 0;
    const change: Change = isDone
      ? { type: 'step', step: stepOf(round), state: 'done', finding: 'nothing_unusual' }
      : { type: 'step', step: stepOf(round), state: 'open' };
    return async () => void (await triage.change(id, change, BOB));
  };
  const exclude = (count: number): Work => {
    const entry = { type: 'match', field: 'host.name', operator: 'included', value: `x-${count}` };
    const input = { name: `bench ${count}`, reason: 'to measure', entries: [entry] };
    return async () => void (await exclusions.create(input, BOB));
  };
  const spread = (count: number, work: (number: number) => Work) =>
    Array.from({ length: count }, (_, number) => ({ at: number / count, work: work(number) }));
  const all = [
    ...spread(HOUR.ticks, tick),
    ...spread(HOUR.alerts, (number) => () => addAlerts(host, ALERTS_BEFORE + number)),
    ...spread(HOUR.emptyRuns, () => async () => {
      await detection.run({ trigger: 'schedule' });
    }),
    ...spread(HOUR.exclusions, exclude),
  ];
  return all.sort((a, b) => a.at - b.at).map(({ work }) => work);
}

function row(cells: readonly (string | number)[]): void {
  const texts = cells.map((cell) => (typeof cell === 'number' ? cell.toLocaleString('en') : cell));
  process.stdout.write(`${texts.map((text) => text.padStart(14)).join('')}\n`);
}

/** A host with some alerts that reads nothing by itself. */
async function openBenchHost() {
  const folder = mkdtempSync(join(tmpdir(), 'executable-stack-bench-'));
  const loaded = loadConfig({ dataDir: folder }, {});
  const config = { ...loaded, http: { ...loaded.http, port: 0 } };
  const host = await openHost(config);
  const scheduler = { runSoon: async () => undefined, nextRunAt: async () => undefined };
  const { url, close } = await serveHost(host, { inputs: () => [], scheduler }, config);
  await addAlerts(host, 0, ALERTS_BEFORE);
  return {
    host,
    url,
    cookie: { name: COOKIE, value: await sessionOf(host, 'analyst'), url },
    close: async () => {
      await close();
      await host.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What a tab holds on to, with the queue and an alert open, while as many messages come as in an hour. */
export async function benchSoak(browser: Browser): Promise<void> {
  const { host, url, cookie, close } = await openBenchHost();
  const context = await browser.newContext();
  try {
    await context.addCookies([cookie]);
    const page = await context.newPage();
    let requests = 0;
    page.on('request', () => (requests += 1));
    await page.goto(`${url}/alerts?status=all`);
    await openAlert(page, OPEN);
    const work = await workOfAnHour(host);
    process.stdout.write(`\nan hour of live updates: ${work.length} of them\n`);
    row(['minute', 'heap MB', 'DOM nodes', 'listeners', 'requests']);
    for (let point = 0; point <= POINTS; point += 1) {
      const { heapMb, nodes, listeners } = await tabUse(context, page);
      row([(point * 60) / POINTS, heapMb, nodes, listeners, requests]);
      const startOf = (part: number) => Math.round((part * work.length) / POINTS);
      for (const one of work.slice(startOf(point), startOf(point + 1))) {
        await one();
        await wait(PAUSE);
      }
    }
  } finally {
    await context.close();
    await close();
  }
}
