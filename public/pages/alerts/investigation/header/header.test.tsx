import { screen, waitFor, within } from '@testing-library/react';
import { TRIAGE_STEPS } from '../../../../../common/rule/guide';
import { ALICE } from '../test_support/alert_server';
import { renderInvestigation } from '../test_support/render_investigation';
import { sampleAlert } from '../test_support/sample_alert';
import { tagChange } from './tags';

const opened = () => screen.findByRole('heading', { level: 2, name: 'billing on web-01' });
const button = (name: string | RegExp) => screen.getByRole('button', { name });

describe('closing', () => {
  it('asks why, and once more where steps are undone, naming them', async () => {
    const { user, server } = renderInvestigation();
    await opened();
    await user.keyboard('c');
    const dialog = await screen.findByRole('dialog', { name: 'Close the alert' });
    expect(within(dialog).getAllByRole('radio')).toHaveLength(5);
    expect(within(dialog).getByRole('button', { name: 'Close alert' })).toBeDisabled();
    await user.click(within(dialog).getByRole('radio', { name: /Benign positive/ }));
    await user.type(within(dialog).getByRole('textbox', { name: 'Note' }), 'month-end');
    await user.click(within(dialog).getByRole('button', { name: 'Close alert' }));
    for (const { title } of TRIAGE_STEPS) expect(within(dialog).getByText(title)).toBeVisible();
    expect(server.triage.status).toBe('open');
    await user.click(within(dialog).getByRole('button', { name: 'Close all the same' }));
    await waitFor(() => expect(server.triage.status).toBe('closed'));
    expect(server.triage.history).toMatchObject([
      { action: 'close', reason: 'benign_positive', note: 'month-end' },
    ]);
    expect(screen.getByText('Closed: benign positive')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Close' })).not.toBeInTheDocument();
  });

  it('asks no more about steps once somebody else has done the last', async () => {
    const { user, server, bobDoes } = renderInvestigation({
      before: (one) => {
        for (const { id } of TRIAGE_STEPS.slice(1))
          one.change({ type: 'step', step: id, state: 'done' }, ALICE);
      },
    });
    await opened();
    await user.click(button('Close'));
    await user.click(await screen.findByRole('radio', { name: /Duplicate/ }));
    await user.click(button('Close alert'));
    expect(await screen.findByText(/A step of the guide is not done/)).toBeVisible();
    await bobDoes({ type: 'step', step: 'review-syslog', state: 'done' });
    await user.click(await screen.findByRole('button', { name: 'Close alert' }));
    await waitFor(() => expect(server.triage.reason).toBe('duplicate'));
  });

  it('asks once where all is done', async () => {
    const { user, server } = renderInvestigation({
      before: (one) => {
        for (const { id } of TRIAGE_STEPS)
          one.change({ type: 'step', step: id, state: 'done' }, ALICE);
      },
    });
    await opened();
    await user.click(button('Close'));
    await user.click(await screen.findByRole('radio', { name: /Duplicate/ }));
    await user.click(button('Close alert'));
    await waitFor(() => expect(server.triage.reason).toBe('duplicate'));
  });
});

describe('assigning', () => {
  it('takes the alert with one click', async () => {
    const { user, server } = renderInvestigation();
    await opened();
    await user.click(button('Assign to me'));
    await waitFor(() => expect(server.triage.assignees).toEqual(['alice']));
    expect(button('Assigned to alice')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Assign to me' })).not.toBeInTheDocument();
    await waitFor(() => expect(button('Assigned to alice')).toHaveFocus());
  });

  it('gives it to others by name, also to one who was never seen', async () => {
    const { user, server } = renderInvestigation();
    await opened();
    await user.click(button('Assign…'));
    await user.type(await screen.findByRole('combobox'), 'carol');
    await user.click(await screen.findByRole('option', { name: /Add/ }));
    await user.click(button('Save'));
    await waitFor(() => expect(server.triage.assignees).toEqual(['carol']));
  });
});

it('says beside the field that a tag is too long, and does not offer to add it', async () => {
  const { user } = renderInvestigation();
  await opened();
  await user.click(button('Add tags…'));
  await user.click(await screen.findByPlaceholderText('Find or type a tag'));
  await user.paste('x'.repeat(256));
  expect(screen.getByRole('option', { name: /Add/ })).toBeVisible();
  await user.keyboard('x');
  expect(screen.getByText('A tag must not be longer than 256 characters')).toBeVisible();
  expect(screen.queryByRole('option', { name: /Add/ })).not.toBeInTheDocument();
});

it.each(['analyst', 'viewer'] as const)('shows every tag to a %s', async (role) => {
  const tags = Array.from({ length: 12 }, (_, index) => `campaign-${index}`);
  renderInvestigation({
    role,
    before: (one) => one.change({ type: 'set_tags', tags }, ALICE),
  });
  await opened();
  const list = screen.getByRole('group', { name: 'Tags' });
  for (const tag of tags) expect(within(list).getByText(tag)).toBeVisible();
});

it('adds a tag that is a part of another one, which stays', async () => {
  const { user, server } = renderInvestigation({
    before: (it) => it.change({ type: 'add_tags', tags: ['phishing-campaign-2026'] }, ALICE),
  });
  await opened();
  await user.click(button('Change tags…'));
  await user.click(await screen.findByPlaceholderText('Find or type a tag'));
  await user.keyboard('campaign-2{Enter}');
  await user.click(button('Save'));
  await waitFor(() => expect(server.triage.tags).toEqual(['phishing-campaign-2026', 'campaign-2']));
});

it('changes of tags say no more than they must', () => {
  expect(tagChange(['a'], ['a'])).toBeUndefined();
  expect(tagChange(['a'], ['a', 'b'])).toEqual({ type: 'add_tags', tags: ['b'] });
  expect(tagChange(['a', 'b'], ['b'])).toEqual({ type: 'remove_tags', tags: ['a'] });
  expect(tagChange(['a'], ['b'])).toEqual({ type: 'set_tags', tags: ['b'] });
});

it('what hides in a line is made visible', async () => {
  renderInvestigation({
    document: sampleAlert({ fields: { message: 'process \u202e<b>evil</b>\u200b' } }),
  });
  await opened();
  expect(screen.getByText('process \\u202e<b>evil</b>\\u200b')).toBeVisible();
});

it('says what a forged line means for the kernel’s own', async () => {
  renderInvestigation({
    document: sampleAlert({
      origin: {
        verdict: 'forged',
        reasons: [
          { text: 'A note.', speaks: 'neither' },
          { text: 'It lacks a stamp.', speaks: 'against' },
        ],
      },
    }),
  });
  await opened();
  expect(screen.getByText('forged')).toBeVisible();
  expect(screen.getByText('It lacks a stamp.')).toBeVisible();
  expect(screen.getByText(/a forged one does not use it up/)).toBeVisible();
});
