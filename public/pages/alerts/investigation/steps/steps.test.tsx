import { act, screen, waitFor, within } from '@testing-library/react';
import { renderInvestigation } from '../test_support/render_investigation';

const first = () =>
  screen
    .getAllByRole('listitem')
    .filter((item) => within(item).queryByRole('checkbox'))[0] as HTMLElement;
const opened = () => screen.findByRole('heading', { level: 2, name: 'billing on web-01' });

describe('the guide', () => {
  it('has six steps, of which the next one stands out', async () => {
    const { user } = renderInvestigation();
    await opened();
    expect(screen.getByRole('tab', { name: 'Guide 0/6', selected: true })).toBeVisible();
    expect(screen.getAllByRole('checkbox')).toHaveLength(6);
    expect(first()).toHaveAttribute('aria-current', 'step');
    await user.click(within(first()).getByRole('button', { name: 'Not applicable' }));
    expect(await screen.findByRole('tab', { name: 'Guide 1/6' })).toBeVisible();
    expect(first()).not.toHaveAttribute('aria-current');
    expect(screen.getByRole('progressbar', { name: 'Guide: 1 of 6 steps done' })).toBeVisible();
  });

  it('takes a finding with one click, which a second takes back', async () => {
    const { user, server } = renderInvestigation();
    await opened();
    await user.click(within(first()).getByRole('button', { name: 'No data' }));
    await waitFor(() =>
      expect(server.triage.steps['review-syslog']).toMatchObject({
        state: 'done',
        finding: 'no_data',
      }),
    );
    expect(within(first()).getByRole('checkbox')).toBeChecked();
    expect(within(first()).getByText(/alice/)).toBeVisible();
    await user.click(within(first()).getByRole('button', { name: 'No data', pressed: true }));
    await waitFor(() => expect(server.triage.steps['review-syslog']?.finding).toBeUndefined());
    expect(server.triage.steps['review-syslog']?.state).toBe('done');
  });

  it('is ticked off by the steps’ numbers and by the space bar, with the focus on the step', async () => {
    const { user, server } = renderInvestigation();
    await opened();
    await user.keyboard('3');
    await waitFor(() => expect(server.triage.steps['parent-process']?.state).toBe('done'));
    expect(screen.getByRole('checkbox', { name: /^3\./ })).toHaveFocus();
    await user.keyboard(' ');
    await waitFor(() => expect(server.triage.steps['parent-process']?.state).toBe('open'));
  });
});

describe('a note on a step', () => {
  const write = async (user: ReturnType<typeof renderInvestigation>['user'], text: string) => {
    await user.click(within(first()).getByRole('button', { name: 'Add note' }));
    await user.keyboard(text);
  };

  it('is saved from the keyboard, and can be changed', async () => {
    const { user, server } = renderInvestigation();
    await opened();
    await write(user, 'a 1 and a c{Control>}{Enter}{/Control}');
    await waitFor(() => expect(server.triage.steps['review-syslog']?.note).toBe('a 1 and a c'));
    await waitFor(() =>
      expect(within(first()).getByRole('button', { name: 'Edit note' })).toHaveFocus(),
    );
    await user.click(await within(first()).findByRole('button', { name: 'Edit note' }));
    expect(within(first()).getByRole('textbox')).toHaveValue('a 1 and a c');
    await user.clear(within(first()).getByRole('textbox'));
    await user.click(within(first()).getByRole('button', { name: 'Save note' }));
    await waitFor(() => expect(server.triage.steps['review-syslog']?.note).toBeUndefined());
  });

  it('is given up by Escape, which closes nothing else', async () => {
    const { user, server, onClose } = renderInvestigation();
    await opened();
    await write(user, 'never mind{Escape}');
    expect(within(first()).queryByRole('textbox')).not.toBeInTheDocument();
    expect(onClose).not.toHaveBeenCalled();
    expect(server.triage.history).toEqual([]);
    await waitFor(() =>
      expect(within(first()).getByRole('button', { name: 'Add note' })).toHaveFocus(),
    );
    await user.keyboard(' ');
    expect(within(first()).getByRole('textbox')).toHaveFocus();
    await user.keyboard('{Escape}');
  });

  it('outlasts leaving the tab, and the page', async () => {
    const { user, unmount } = renderInvestigation();
    await opened();
    await write(user, 'half a sen');
    await user.click(screen.getByRole('tab', { name: 'Document' }));
    await user.click(screen.getByRole('tab', { name: 'Guide 0/6' }));
    expect(screen.getByRole('textbox')).toHaveValue('half a sen');
    unmount();
    renderInvestigation();
    await opened();
    expect(screen.getByRole('textbox')).toHaveValue('half a sen');
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
  });

  it('is kept while the server cannot be reached', async () => {
    const { user, host, server } = renderInvestigation();
    await opened();
    await write(user, 'offline');
    act(() => host.setLiveState('offline'));
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(screen.getByRole('button', { name: 'Save note' })).toBeDisabled();
    expect(screen.getByRole('textbox')).toHaveValue('offline');
    act(() => host.setLiveState('live'));
    await user.click(screen.getByRole('button', { name: 'Save note' }));
    await waitFor(() => expect(server.triage.steps['review-syslog']?.note).toBe('offline'));
  });

  it('shows what somebody else wrote there meanwhile', async () => {
    const { user, bobDoes } = renderInvestigation();
    await opened();
    await write(user, 'mine');
    await bobDoes({ type: 'step', step: 'review-syslog', state: 'done', note: 'bob’s' });
    expect(await screen.findByText(/was written meanwhile/)).toBeVisible();
    expect(screen.getByText('bob’s')).toBeVisible();
    await user.keyboard('{Escape}');
  });
});

it('the response has seven steps, without findings', async () => {
  const { user, server } = renderInvestigation({ tab: 'response' });
  await opened();
  expect(screen.getAllByRole('checkbox')).toHaveLength(7);
  expect(screen.queryByRole('button', { name: 'Suspicious' })).not.toBeInTheDocument();
  await user.keyboard('7');
  await waitFor(() => expect(server.triage.steps['escalate']?.state).toBe('done'));
  expect(screen.getByRole('tab', { name: 'Response 1/7' })).toBeVisible();
});
