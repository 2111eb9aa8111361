import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../browser/chromium';
import { PATHS } from '../../browser/paths/paths';
import { walk } from '../../browser/stage';
import { describeOnEngine } from '../../engine/support/engine';
import { prepareKibanaDesks, type KibanaDesks } from './kibana_desk';

let browser: Browser;
let desks: KibanaDesks;

/** What people do on the standalone host, done in Kibana. */
describeOnEngine('in Kibana', () => {
  beforeAll(async () => {
    [browser, desks] = await Promise.all([launchBrowser(), prepareKibanaDesks()]);
  });

  afterAll(async () => {
    await browser?.close();
    desks?.remove();
  });

  const paths = PATHS.filter(({ only = 'kibana' }) => only === 'kibana');

  it.each(paths)('$name', async (path) => {
    const desk = await desks.open();
    try {
      await walk(path, browser, desk);
    } finally {
      await desk.close();
    }
  });
});
