import type { Browser } from 'playwright-core';
import { launchBrowser } from './chromium';
import { PATHS } from './paths/paths';
import { walk } from './stage';
import { prepareStandaloneDesks, type StandaloneDesks } from './standalone_desk';

let browser: Browser;
let desks: StandaloneDesks;

beforeAll(async () => {
  [browser, desks] = await Promise.all([launchBrowser(), prepareStandaloneDesks()]);
});

afterAll(async () => {
  await browser?.close();
  desks?.remove();
});

const paths = PATHS.filter(({ only = 'standalone' }) => only === 'standalone');

it.each(paths)('$name', async (path) => {
  const desk = await desks.open();
  try {
    await walk(path, browser, desk);
  } finally {
    await desk.close();
  }
});
