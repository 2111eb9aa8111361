import { act, screen, waitFor, within } from '@testing-library/react';
import { flushSync } from 'react-dom';
import { ApiError } from '../../../../api/api_error';
import { ALICE } from '../test_support/alert_server';
import { renderInvestigation } from '../test_support/render_investigation';

const button = (name: string | RegExp) => screen.getByRole('button', { name });
const opened = () => screen.findByRole('heading', { level: 2, name: 'billing on web-01' });
const step = (name: RegExp) => screen.getByRole('checkbox', { name });

describe('a change', () => {
  it('shows at once, before the server has answered', async () => {
    const { user, server, host } = renderInvestigation();
    await opened();
    const release = server.hold();
    await user.click(button('Acknowledge'));
    expect(await screen.findByText('Acknowledged')).toBeVisible();
    expect(server.triage.status).toBe('open');
    expect(host.toasts).toEqual([]);
    await act(async () => release());
    await waitFor(() => expect(server.triage.status).toBe('acknowledged'));
  });

  it('never offers what would change nothing', async () => {
    const { user } = renderInvestigation();
    await opened();
    expect(screen.queryByRole('button', { name: 'Reopen' })).not.toBeInTheDocument();
    await user.click(button('Acknowledge'));
    expect(await screen.findByRole('button', { name: 'Reopen' })).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Acknowledge' })).not.toBeInTheDocument();
  });

  it('can be undone, and the history keeps both', async () => {
    const { user, server, host } = renderInvestigation();
    await opened();
    await user.keyboard('a');
    await waitFor(() => expect(host.toasts).toHaveLength(1));
    await act(async () => host.toasts[0]?.action?.onClick());
    await waitFor(() => expect(server.triage.status).toBe('open'));
    expect(server.triage.history.map(({ action }) => action)).toEqual(['acknowledge', 'undo']);
  });

  it('undoes what it says, also where something else was done since', async () => {
    const { user, server, host } = renderInvestigation();
    await opened();
    await user.keyboard('a');
    await waitFor(() => expect(host.toasts).toHaveLength(1));
    await user.click(button('Assign to me'));
    await waitFor(() => expect(server.triage.assignees).toEqual(['alice']));
    await act(async () => host.toasts[0]?.action?.onClick());
    await waitFor(() => expect(server.triage.status).toBe('open'));
    expect(server.triage.assignees).toEqual(['alice']);
  });

  it('is not offered once more where the server refuses it', async () => {
    const { user, server } = renderInvestigation();
    await opened();
    server.failWith = new ApiError(400, { detail: 'a note must not be longer than a novel' });
    await user.click(screen.getAllByRole('button', { name: 'Add note' })[0] as HTMLElement);
    await user.keyboard('once upon a time');
    await user.click(button('Save note'));
    expect(await screen.findByText(/Your change \(a note\) was not made/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Try again' })).not.toBeInTheDocument();
    expect(screen.getByRole('textbox')).toHaveValue('once upon a time');
    await user.click(button('Dismiss'));
    expect(screen.queryByText(/was not made/)).not.toBeInTheDocument();
    await user.click(button('Cancel'));
  });

  it('is taken back where the server fails, which is said in its place; it can be tried again', async () => {
    const { user, server } = renderInvestigation();
    await opened();
    server.failWith = new ApiError(503, { detail: 'the store is full' });
    await user.click(step(/2\. Check the name/));
    const notice = await screen.findByText(/Your change \(done\) was not made/);
    expect(notice).toBeVisible();
    expect(step(/2\. Check the name/)).not.toBeChecked();
    await user.click(button('Try again'));
    await waitFor(() => expect(server.triage.steps['process-command-line']?.state).toBe('done'));
    expect(screen.queryByText(/Your change \(done\) was not made/)).not.toBeInTheDocument();
  });

  it('is not taken back by an answer that was made before it, and comes in after it', async () => {
    const { user, server, host, queries } = renderInvestigation();
    await opened();
    const release = server.holdReads();
    await act(async () =>
      host.send({ type: 'alert_changed', id: 'a1', version: server.alert.version, by: 'alice' }),
    );
    await user.keyboard('1');
    await waitFor(() => expect(server.triage.history).toHaveLength(1));
    await act(async () => release());
    await waitFor(() => expect(queries.isFetching()).toBe(0));
    expect(step(/1\. /)).toBeChecked();
  });

  it('is shown without a break, also where the page is drawn just as its answer comes in', async () => {
    const { user, server, host, queries, container } = renderInvestigation();
    await opened();
    const release = server.hold();
    await user.keyboard('1');
    expect(await screen.findByText(/1 of 6 steps done/)).toBeVisible();
    const drawn: (string | undefined)[] = [];
    queries.getMutationCache().subscribe((event) => {
      if (event.type !== 'updated' || event.action.type !== 'success') return;
      flushSync(() => host.setLiveState('polling'));
      drawn.push(container.textContent?.match(/\d of 6 steps done/)?.[0]);
    });
    await act(async () => release());
    await waitFor(() => expect(drawn).toEqual(['1 of 6 steps done']));
  });

  it('made quickly after another gets nothing in the way', async () => {
    const { user, server } = renderInvestigation();
    await opened();
    const release = server.hold();
    await user.keyboard('1');
    await user.click(screen.getAllByRole('button', { name: 'Suspicious' })[0] as HTMLElement);
    await user.keyboard('2');
    expect(await screen.findByText(/2 of 6 steps done, 1 suspicious/)).toBeVisible();
    await act(async () => release());
    await waitFor(() => expect(server.triage.history).toHaveLength(3));
    expect(server.triage.steps['review-syslog']).toMatchObject({ finding: 'suspicious' });
  });
});

describe('what others do', () => {
  it('appears by itself, and for a while stands out', async () => {
    const { bobDoes } = renderInvestigation();
    await opened();
    await bobDoes({ type: 'step', step: 'parent-process', state: 'done', finding: 'suspicious' });
    expect(
      await screen.findByRole('checkbox', { name: /3\. Check the parent/, checked: true }),
    ).toBeEnabled();
    expect(
      screen.getByText(/bob marked step 3, “Check the parent process”, as done: suspicious/),
    ).toBeInTheDocument();
    expect(screen.getByText('1 of 6 steps done, 1 suspicious; assigned to nobody.')).toBeVisible();
  });

  it('is merged with what one does elsewhere in the alert', async () => {
    const { user, server, host } = renderInvestigation();
    await opened();
    server.change(
      { type: 'step', step: 'parent-process', state: 'done' },
      { id: 'u-bob', name: 'bob' },
    );
    await user.keyboard('1');
    await waitFor(() => expect(Object.keys(server.triage.steps)).toHaveLength(2));
    expect(await screen.findByText(/2 of 6 steps done/)).toBeVisible();
    expect(host.toasts).toEqual([]);
  });

  it('is shown in place where it got into the way, to be decided anew', async () => {
    const { user, server } = renderInvestigation();
    await opened();
    server.change(
      { type: 'step', step: 'review-syslog', state: 'done', finding: 'suspicious' },
      { id: 'u-bob', name: 'bob' },
    );
    await user.click(screen.getAllByRole('button', { name: 'Nothing unusual' })[0] as HTMLElement);
    expect(await screen.findByText(/Look at theirs, and decide again/)).toBeVisible();
    const steps = within(screen.getByRole('list', { name: 'Guide' })).getAllByRole('listitem');
    const first = steps[0] as HTMLElement;
    expect(within(first).getByText(/as done: suspicious/)).toBeVisible();
    expect(within(first).getByRole('button', { name: 'Suspicious', pressed: true })).toBeVisible();
    await user.click(button('Make my change all the same'));
    await waitFor(() =>
      expect(server.triage.steps['review-syslog']).toMatchObject({ finding: 'nothing_unusual' }),
    );
  });

  it('may be done by oneself, in another window', async () => {
    const { user, server } = renderInvestigation();
    await opened();
    server.change({ type: 'acknowledge' }, ALICE);
    server.change({ type: 'close', reason: 'other', steps_undone_confirmed: true }, ALICE);
    await user.click(button('Acknowledge'));
    expect(await screen.findByText(/closed it as other/)).toBeVisible();
    expect(
      screen.queryByRole('button', { name: 'Make my change all the same' }),
    ).not.toBeInTheDocument();
    expect(screen.getByText('Closed: other')).toBeVisible();
  });

  it('can be left as it is', async () => {
    const { user, server } = renderInvestigation();
    await opened();
    server.change({ type: 'assign', assignees: ['u-bob'] }, { id: 'u-bob', name: 'bob' });
    await user.click(button('Assign to me'));
    await user.click(await screen.findByRole('button', { name: 'Leave it as it is' }));
    expect(screen.queryByText(/decide again/)).not.toBeInTheDocument();
    expect(server.triage.assignees).toEqual(['u-bob']);
    expect(button('Assigned to bob')).toBeVisible();
  });

  it('does not take away what one is writing', async () => {
    const { user, bobDoes } = renderInvestigation();
    await opened();
    await user.click(screen.getAllByRole('button', { name: 'Add note' })[0] as HTMLElement);
    await user.keyboard('looks like the month-end run');
    await bobDoes({ type: 'acknowledge' });
    expect(await screen.findByText('Acknowledged')).toBeVisible();
    expect(screen.getByRole('textbox')).toHaveValue('looks like the month-end run');
    expect(screen.getByRole('textbox')).toHaveFocus();
  });
});
