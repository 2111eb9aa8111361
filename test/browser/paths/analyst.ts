import type { Page } from 'playwright-core';
import {
  alertLink,
  filterBar,
  gone,
  openAlert,
  panel,
  rowCount,
  rows,
  shown,
  step,
  tick,
  undoButton,
} from '../app';
import { eventually } from '../eventually';
import type { Path } from '../stage';

const FINDINGS = ['Nothing unusual', 'Suspicious', 'No data', 'Not applicable'] as const;

async function answerSteps(page: Page): Promise<void> {
  for (const [index, finding] of FINDINGS.entries())
    await step(page, index + 1)
      .getByRole('button', { name: finding, exact: true })
      .click();
  for (const number of [5, 6]) await tick(page, number);
  await step(page, 2).getByRole('button', { name: 'Add note' }).click();
  await page.keyboard.type('posts to the ledger\nevery night');
  await step(page, 2).getByRole('button', { name: 'Save note' }).click();
  await shown(step(page, 2).getByRole('button', { name: 'Edit note' }));
}

async function closeAs(page: Page, reason: string): Promise<void> {
  await panel(page).getByRole('button', { name: 'Close', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Close the alert' });
  await dialog.getByRole('radio', { name: reason }).check();
  await dialog.getByRole('button', { name: 'Close alert' }).click();
}

async function readOrigin(page: Page): Promise<void> {
  await rows(page).getByRole('link', { name: 'forged', exact: true }).first().click();
  await shown(page.getByRole('heading', { level: 2, name: 'forged on web-01' }));
  await shown(panel(page).getByText('forged', { exact: true }));
  await panel(page).getByRole('button', { name: '1 more reason' }).click();
  await shown(panel(page).getByRole('list', { name: 'More reasons' }).locator('li'));
}

const triage: Path = {
  name: 'an analyst decides on an alert: origin, six steps, a note, acknowledge, close with a reason',
  async walk({ desk, open }) {
    const { page, place } = await open({ as: 'analyst' });
    await rowCount(page, 5);
    await page.getByRole('button', { name: 'forged 3' }).click();
    await rowCount(page, 3);
    expect(place()).toBe('/alerts?origin=forged');
    await readOrigin(page);
    await page.getByRole('button', { name: /^forged/ }).click();
    await rowCount(page, 5);

    await openAlert(page, 'billing');
    await shown(panel(page).getByText('authentic', { exact: true }));
    await shown(panel(page).getByText(/received it from the kernel/));
    await shown(panel(page).getByText(/No step of the guide is done yet/));

    await answerSteps(page);
    await shown(panel(page).getByRole('tab', { name: 'Guide 6/6' }));
    await shown(panel(page).getByText(/6 of 6 steps done, 1 suspicious, 1 without data/));

    await panel(page).getByRole('button', { name: 'Acknowledge' }).click();
    await shown(panel(page).getByText('Acknowledged', { exact: true }));
    await closeAs(page, 'Benign positive');
    await shown(panel(page).getByText(/^Closed: benign positive$/));
    await shown(page.getByRole('tab', { name: 'Closed 1' }));

    await panel(page)
      .getByRole('tab', { name: /^History/ })
      .click();
    const history = panel(page).getByRole('list', { name: 'History' });
    await shown(history.getByText(/closed it as benign positive/));
    await shown(history.getByText(/marked step 2, .* as done: suspicious/));
    await shown(history.getByText('every night'));
    await shown(history.getByText(desk.nameOf('analyst')).first());
  },
};

const undo: Path = {
  name: 'closing with steps undone asks once more, and is taken back for a few seconds',
  async walk({ open }) {
    const { page } = await open({ as: 'analyst' });
    await openAlert(page, 'jit-worker');
    await closeAs(page, 'True positive');
    const dialog = page.getByRole('dialog', { name: 'Close the alert' });
    await shown(dialog.getByText('6 steps of the guide are not done:'));
    await dialog.getByRole('button', { name: 'Close all the same' }).click();
    await shown(panel(page).getByText(/^Closed: true positive$/));
    await undoButton(page).click();
    await shown(panel(page).getByText('Open', { exact: true }));
    await shown(page.getByRole('tab', { name: 'Open 5' }));
    await panel(page)
      .getByRole('tab', { name: /^History/ })
      .click();
    await shown(panel(page).getByText(/took back closing it/));
  },
};

const filterByDocument: Path = {
  name: 'the document narrows the queue to a value, and leaves a value out',
  async walk({ open }) {
    const { page, place } = await open({ as: 'analyst' });
    await openAlert(page, 'billing');
    await panel(page).getByRole('tab', { name: 'Document' }).click();
    const find = panel(page).getByRole('searchbox', { name: 'Narrow the fields' });
    await find.fill('executable_stack.program');
    await panel(page).getByRole('button', { name: 'Filter for executable_stack.program' }).click();
    await rowCount(page, 1);
    expect(await filterBar(page).inputValue()).toContain('"billing"');
    expect(new URLSearchParams(place().split('?')[1]).get('q')).toContain('billing');

    await page.goBack();
    await rowCount(page, 5);
    await panel(page).getByRole('tab', { name: 'Document' }).click();
    await find.fill('executable_stack.program');
    await panel(page).getByRole('button', { name: 'Filter out executable_stack.program' }).click();
    await rowCount(page, 4);
    expect(await alertLink(page, 'billing').count()).toBe(0);

    await panel(page).getByRole('button', { name: 'JSON', exact: true }).click();
    await shown(panel(page).getByRole('region', { name: 'The alert as JSON' }));
  },
};

const search: Path = {
  name: 'the KQL bar suggests fields, operators and values, and says where a query is wrong',
  async walk({ open }) {
    const { page } = await open({ as: 'analyst' });
    await rowCount(page, 5);
    const suggestions = page.getByRole('listbox', { name: 'Suggestions' });
    await filterBar(page).click();
    await page.keyboard.type('host.na');
    await shown(suggestions.getByRole('option', { name: /^host\.name/ }));
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await shown(suggestions.getByRole('option', { name: /is there/ }));
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await shown(suggestions.getByRole('option', { name: /^web-01/ }));
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await eventually(async () =>
      expect((await filterBar(page).inputValue()).trim()).toBe('host.name: "web-01"'),
    );
    await page.keyboard.type('and executable_stack.program: jit*');
    await page.keyboard.press('Enter');
    await rowCount(page, 1);

    await filterBar(page).fill('host.name: (web-01');
    await page.keyboard.press('Enter');
    await shown(
      page
        .getByRole('alert')
        .getByText(/expected/i)
        .first(),
    );
    expect(await filterBar(page).getAttribute('aria-invalid')).toBe('true');
    await rowCount(page, 1);
    await page.getByRole('button', { name: 'Clear the filter' }).click();
    await rowCount(page, 5);
    await gone(page.getByRole('alert'));
  },
};

const many: Path = {
  name: 'an analyst acknowledges and closes many at once, from the queue',
  async walk({ open }) {
    const { page } = await open({ as: 'analyst' });
    await rowCount(page, 5);
    await page.getByRole('checkbox', { name: 'Choose all on this page' }).check();
    const tools = page.getByRole('toolbar', { name: 'Chosen alerts' });
    await tools.getByRole('button', { name: 'Acknowledge' }).click();
    await shown(page.getByRole('tab', { name: 'Acknowledged 5' }));
    expect(await rows(page).count()).toBe(5);
    await undoButton(page).click();
    await shown(page.getByRole('tab', { name: 'Acknowledged 0' }));

    await page.getByRole('checkbox', { name: 'Choose billing on web-01' }).check();
    await tools.getByRole('button', { name: 'Close…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Close 1 alert' });
    await dialog.getByRole('radio', { name: 'Duplicate' }).check();
    await dialog.getByRole('checkbox', { name: /undone steps/ }).check();
    await dialog.getByRole('button', { name: 'Close 1 alert' }).click();
    await shown(page.getByRole('tab', { name: 'Closed 1' }));
  },
};

export const analystPaths: readonly Path[] = [triage, undo, filterByDocument, search, many];
