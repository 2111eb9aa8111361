import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { programFile } from '../../../standalone/program_file';
import { launchBrowser } from '../chromium';
import { NOW, openDemoHost, type DemoHost } from './demo_host';
import { toPalette } from './palette_png';
import { SHOTS, type Shot } from './shots';

const FOLDER = programFile('docs', 'screenshots');

async function take(
  browser: Browser,
  host: DemoHost,
  { as, at, size, prepare }: Shot,
  colorScheme: 'light' | 'dark',
): Promise<Buffer> {
  const context = await browser.newContext({
    viewport: size,
    colorScheme,
    timezoneId: 'UTC',
    locale: 'en-GB',
    reducedMotion: 'reduce',
    hasTouch: size.width < 500,
  });
  if (as !== undefined) await host.signIn(context, as);
  const page = await context.newPage();
  await page.clock.setFixedTime(NOW);
  await page.goto(host.url + at);
  await prepare(page);
  await page.evaluate(() => document.fonts.ready);
  await page.waitForLoadState('networkidle').catch(() => undefined);
  const picture = await page.screenshot({ animations: 'disabled', caret: 'hide' });
  await context.close();
  return picture;
}

/** Takes all pictures, or those whose name holds one of the words given. */
async function main(words: readonly string[]): Promise<void> {
  const wanted = SHOTS.filter(
    ({ name }) => words.length === 0 || words.some((word) => name.includes(word)),
  );
  const browser = await launchBrowser();
  const host = await openDemoHost();
  try {
    if (words.length === 0) rmSync(FOLDER, { recursive: true, force: true });
    mkdirSync(FOLDER, { recursive: true });
    for (const shot of wanted)
      for (const theme of shot.themes) {
        const file = `${shot.name}${theme === 'dark' ? '-dark' : ''}.png`;
        const picture = toPalette(await take(browser, host, shot, theme));
        writeFileSync(join(FOLDER, file), picture);
        process.stdout.write(`${file}: ${Math.round(picture.length / 1000)} kB\n`);
      }
  } finally {
    await browser.close();
    await host.close();
  }
}

void main(process.argv.slice(2));
