import { screen, waitFor, within } from '@testing-library/react';
import { BOB } from '../test_support/alert_server';
import { renderInvestigation } from '../test_support/render_investigation';

const opened = () => screen.findByRole('heading', { level: 2, name: 'billing on web-01' });

it('tells who did what, newest first', async () => {
  renderInvestigation({
    tab: 'history',
    before: (server) => {
      server.change({ type: 'acknowledge' }, BOB);
      server.change({ type: 'set_tags', tags: ['month-end'] }, BOB);
      server.change(
        { type: 'close', reason: 'duplicate', steps_undone_confirmed: true, note: 'of a2' },
        BOB,
      );
    },
  });
  await opened();
  const list = within(screen.getByRole('list', { name: 'History' }));
  const texts = list.getAllByRole('listitem').map(({ textContent }) => textContent);
  expect(texts[0]).toMatch(/bob.*closed it as duplicate.*of a2/);
  expect(texts[1]).toMatch(/bob.*added the tag month-end/);
  expect(texts[2]).toMatch(/bob.*acknowledged it/);
  expect(screen.getByText(/^First reaction after .*, closed after .*\.$/)).toBeVisible();
});

it('takes a note, and forgets the draft once it is saved', async () => {
  const { user, server } = renderInvestigation({ tab: 'history' });
  await opened();
  expect(screen.getByText('Nobody has done anything with this alert yet.')).toBeVisible();
  await user.keyboard('n');
  await user.keyboard('Asked the billing team.');
  await user.click(screen.getByRole('button', { name: 'Add note' }));
  await waitFor(() => expect(server.triage.notes).toHaveLength(1));
  expect(await screen.findByText('Asked the billing team.')).toBeVisible();
  expect(screen.getByRole('textbox')).toHaveValue('');
});

it('keeps a note that could not be saved', async () => {
  const { user, server } = renderInvestigation({ tab: 'history' });
  await opened();
  server.failWith = new Error('broken');
  await user.type(screen.getByRole('textbox'), 'keep me');
  await user.click(screen.getByRole('button', { name: 'Add note' }));
  expect(await screen.findByText(/was not made/)).toBeVisible();
  expect(screen.getByRole('textbox')).toHaveValue('keep me');
  await user.click(screen.getByRole('button', { name: 'Dismiss' }));
  await user.clear(screen.getByRole('textbox'));
});

it('says in plain words that a note is too long, and keeps it', async () => {
  const { user, server } = renderInvestigation({ tab: 'history' });
  await opened();
  const long = 'x'.repeat(30_001);
  await user.click(screen.getByRole('textbox'));
  await user.paste(long);
  await user.click(screen.getByRole('button', { name: 'Add note' }));
  expect(
    await screen.findByText(/^The note must not be longer than 30000 characters\. Your change/),
  ).toBeVisible();
  expect(screen.getByRole('textbox')).toHaveValue(long);
  expect(server.triage.notes).toEqual([]);
  await user.clear(screen.getByRole('textbox'));
});

it('lets a viewer read only', async () => {
  renderInvestigation({ tab: 'history', role: 'viewer' });
  await opened();
  expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
});
