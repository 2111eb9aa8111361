import type { Page } from 'playwright-core';
import { alertLink, panel, rowCount, shown } from '../app';
import { eventWith } from '../events';
import { eventually } from '../eventually';
import type { Path } from '../stage';

const MARKUP = '<img src=x onerror="document.title=\'owned\'"><script>document.title=1</script>';
const BIDI = '\u202egpj.exe\u2066';
const ANSI = '\u001b[31mred\u001b[0m\u0007';

function line(path: string, more = ''): string {
  return `[   12.345678] process '${path}' started with executable stack${more}`;
}

async function isHarmless(page: Page): Promise<void> {
  expect(await page.title()).not.toMatch(/owned|^1$/);
  expect(await page.locator('main img, main script, main iframe').count()).toBe(0);
  const shownText = await page.locator('body').innerText();
  for (const hidden of ['\u202e', '\u2066', '\u001b', '\u0007'])
    expect(shownText).not.toContain(hidden);
  const { scroll, width } = await page.evaluate(() => ({
    scroll: document.documentElement.scrollWidth,
    width: document.documentElement.clientWidth,
  }));
  expect(scroll).toBeLessThanOrEqual(width);
}

const TABS = [/^Guide/, /^Response/, /^False positive/, /^History/, /^Document/];

async function openEach(page: Page, program: string): Promise<void> {
  await alertLink(page, program).click();
  await shown(page.getByRole('heading', { level: 2, name: program }));
  for (const name of TABS) {
    await panel(page).getByRole('tab', { name }).click();
    await shown(panel(page).getByRole('tab', { name, selected: true }));
    await isHarmless(page);
  }
  await panel(page).getByRole('button', { name: 'JSON', exact: true }).click();
  await isHarmless(page);
}

const text: Path = {
  name: 'markup, text that runs backwards and terminal codes in a line do nothing',
  async walk({ desk, open }) {
    await desk.receive([
      eventWith(line(`/tmp/${MARKUP}`), 'markup'),
      eventWith(line(`/tmp/${BIDI}`), 'bidi'),
      eventWith(line(`/tmp/${ANSI}`), 'ansi'),
    ]);
    const { page, go } = await open({ as: 'admin' });
    await rowCount(page, 8);
    await isHarmless(page);
    for (const host of ['markup', 'bidi', 'ansi']) {
      await go(`/alerts?host=${host}`);
      await rowCount(page, 1);
      const program = await page.locator('tr[data-alert-id] a').innerText();
      await openEach(page, program);
    }
  },
};

const size: Path = {
  name: 'a line of a megabyte is shown in part, and the page stays quick',
  async walk({ desk, open }) {
    const long = 'x'.repeat(1_000_000);
    await desk.receive([eventWith(line(`/tmp/${long}`), 'long')]);
    const { page } = await open({
      as: 'admin',
      at: '/alerts?host=long&column=time&column=program&column=message',
    });
    await rowCount(page, 1);
    await isHarmless(page);
    await openEach(page, await page.locator('tr[data-alert-id] a').innerText());
    await panel(page)
      .getByRole('tab', { name: /^Guide/ })
      .click();
    const before = performance.now();
    await page.keyboard.press('1');
    await eventually(async () =>
      expect(await panel(page).getByRole('checkbox').first().isChecked()).toBe(true),
    );
    expect(performance.now() - before).toBeLessThan(5_000);
  },
};

export const hostilePaths: readonly Path[] = [text, size];
