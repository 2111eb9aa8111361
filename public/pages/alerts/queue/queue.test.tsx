import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import { ApiError } from '../../../api/api_error';
import { fakeRow, FakeAlerts } from './test_support/fake_alerts';
import { findRow, showQueue as show } from './test_support/show_queue';

jest.mock('../investigation/investigation', () => ({
  Investigation: ({ alertId, onClose }: { alertId: string; onClose: () => void }) => {
    if (alertId === 'broken') throw new Error('a fault of the app');
    return <button onClick={onClose}>close {alertId}</button>;
  },
}));

// By text and label, not by role: roles of long tables take seconds to find.
const programs = () => screen.queryAllByText(/^program-\d+$/).map((link) => link.textContent);
const linkOf = (number: number) => screen.getByText(`program-${number}`).closest('a');
const boxOf = (number: number) => screen.getByLabelText(`Choose program-${number} on web-01`);
const row = (number: number) =>
  within(screen.getByText(`program-${number}`).closest('tr') as HTMLElement);

beforeEach(() => localStorage.clear());

describe('the queue', () => {
  it('shows the open alerts, newest first, with counts beside the filters', async () => {
    await show();
    await findRow(3);
    expect(linkOf(3)).toHaveAttribute('href', '/alerts/alert-3');
    expect(programs()).toEqual(['program-3', 'program-2', 'program-1']);
    expect(screen.getByRole('button', { name: /forged/ })).toHaveTextContent('1');
    expect(screen.getByRole('tab', { name: /Open/ })).toHaveTextContent('3');
  });

  it('says by pointing at it what a column cuts off', async () => {
    const host = 'node-001.eu-west.example.com';
    await show({ alerts: new FakeAlerts([fakeRow(1, { host })]) });
    expect(await screen.findByTitle(host)).toHaveTextContent(host);
    expect(screen.getByTitle('program-1').closest('a')).not.toBeNull();
  });

  it('tells times of one minute apart', async () => {
    const time = new Date(Date.now() - 40 * 24 * 3_600_000).toISOString();
    await show({ alerts: new FakeAlerts([fakeRow(1, { time })]) });
    await findRow(1);
    expect(row(1).getByText(/^(?:\d{4}-\d\d-\d\d|\d+ \w+) \d\d:\d\d:\d\d$/)).toBeVisible();
  });

  it('names no number of hosts where it can’t know it', async () => {
    const rows = Array.from({ length: 21 }, (_, index) =>
      fakeRow(index, { host: `host-${index}` }),
    );
    await show({ alerts: new FakeAlerts(rows) });
    await findRow(20);
    expect(screen.getByRole('button', { name: 'Host', expanded: false })).toBeVisible();
    expect(screen.getByRole('button', { name: 'authentic 21' })).toBeVisible();
  });

  it('says once what is wrong with a query, and offers to clear it', async () => {
    const alerts = new FakeAlerts([fakeRow(1)]);
    const refuse = ({ query }: { query?: { query?: string } }) => {
      if (query?.query !== undefined)
        throw new ApiError(400, { code: 'invalid_query', detail: 'Expected a value' });
      return alerts.handlers().searchAlerts?.({ query } as never) as never;
    };
    const { user } = await show({
      alerts,
      path: '/alerts?q=host.name:',
      handlers: { searchAlerts: refuse },
    });
    expect(await screen.findByText('The filter can’t be read')).toBeVisible();
    expect(screen.getAllByText('Expected a value')).toHaveLength(1);
    await user.click(screen.getByText('Clear the filter'));
    await findRow(1);
  });

  it('groups by what is chosen above the table', async () => {
    const { host, user } = await show();
    await findRow(1);
    await user.selectOptions(screen.getByRole('combobox', { name: 'Group by' }), 'Host');
    await waitFor(() => expect(host.history.location.search).toBe('?group=host'));
    expect(await screen.findByRole('button', { name: /web-01/ })).toHaveTextContent('3');
  });

  it('keeps filters in the address, and shows what an address says', async () => {
    const { host, user } = await show({ path: '/alerts?sort=kibana.alert.original_time' });
    await findRow(1);
    expect(programs()).toEqual(['program-1', 'program-2', 'program-3']);
    await user.click(screen.getByRole('button', { name: /forged/ }));
    await waitFor(() => expect(programs()).toEqual(['program-3']));
    expect(host.history.location.search).toContain('origin=forged');
    act(() => host.history.goBack());
    await waitFor(() => expect(programs()).toHaveLength(3));
  });

  it('moves with j and k, opens with Enter, and comes back to the row', async () => {
    const { host, user } = await show();
    await findRow(3);
    await user.keyboard('jjk');
    expect(linkOf(3)).toHaveFocus();
    await user.keyboard('j{Enter}');
    expect(await screen.findByText('close alert-2')).toBeInTheDocument();
    expect(host.history.location.pathname).toBe('/alerts/alert-2');
    await user.keyboard('j');
    expect(await screen.findByText('close alert-1')).toBeInTheDocument();
    await user.click(screen.getByText('close alert-1'));
    expect(linkOf(1)).toHaveFocus();
  });

  it('acknowledges at once, leaves the row where it is, and takes it back', async () => {
    const { host, alerts, user } = await show();
    await findRow(3);
    await user.keyboard('ja');
    expect(row(3).getByText('Acknowledged')).toBeInTheDocument();
    await waitFor(() => expect(host.toasts.at(-1)?.title).toBe('1 alert acknowledged'));
    expect(programs()).toHaveLength(3);
    act(() => host.toasts.at(-1)?.action?.onClick());
    await waitFor(() => expect(row(3).getByText('Open')).toBeInTheDocument());
    expect(alerts.rows[2]?.status).toBe('open');
  });

  it('stays where what shows an alert can’t be shown', async () => {
    const logged = jest.spyOn(console, 'error').mockImplementation(() => {});
    await show({ path: '/alerts/broken' });
    expect(await screen.findByText('a fault of the app')).toBeInTheDocument();
    expect(await findRow(3)).toBeInTheDocument();
    logged.mockRestore();
  });

  it('rests its keys while one types', async () => {
    const { user, alerts } = await show();
    await findRow(3);
    await user.keyboard('j/');
    expect(screen.getByRole('combobox', { name: /KQL/ })).toHaveFocus();
    await user.keyboard('aax');
    expect(alerts.rows.every(({ status }) => status === 'open')).toBe(true);
  });

  it('offers only what changes something, and says what came of it', async () => {
    const alerts = new FakeAlerts([fakeRow(1), fakeRow(2), fakeRow(3, { status: 'closed' })]);
    alerts.conflicts.set('alert-2', 'bob closed it');
    const { user } = await show({ alerts, path: '/alerts?status=all' });
    await findRow(3);
    await user.click(boxOf(3));
    expect(screen.queryByRole('button', { name: /^Acknowledge/ })).not.toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Reopen' })).toBeInTheDocument();
    await user.click(boxOf(1));
    await user.click(boxOf(2));
    await user.click(screen.getByRole('button', { name: 'Acknowledge 2' }));
    expect(await screen.findByText(/in conflict: 1/)).toBeInTheDocument();
    expect(screen.getByText(/bob closed it/)).toBeInTheDocument();
    await waitFor(() => expect(row(2).getByText('Open')).toBeInTheDocument());
    expect(row(1).getByText('Acknowledged')).toBeInTheDocument();
  });

  it('asks for a reason, and once more where steps are undone', async () => {
    const alerts = new FakeAlerts([fakeRow(1, { steps_done: 2 })]);
    const { host, user } = await show({ alerts });
    await findRow(1);
    await user.keyboard('jc');
    const dialog = await screen.findByRole('dialog');
    await user.click(within(dialog).getByRole('button', { name: 'Close 1 alert' }));
    expect(within(dialog).getByText('Choose a reason')).toBeInTheDocument();
    await user.click(within(dialog).getByRole('radio', { name: /^Benign positive/ }));
    await user.click(within(dialog).getByRole('checkbox', { name: /1 alert has undone steps/ }));
    await user.click(within(dialog).getByRole('button', { name: 'Close 1 alert' }));
    await waitFor(() => expect(alerts.rows[0]?.reason).toBe('benign_positive'));
    const sent = host.calls.findLast(({ route }) => route === 'changeAlerts');
    expect(sent?.input).toMatchObject({
      body: { change: { type: 'close', steps_undone_confirmed: true } },
    });
  });

  it('chooses a range with shift, the page, and all that match beyond it', async () => {
    const alerts = new FakeAlerts(Array.from({ length: 60 }, (_, index) => fakeRow(index)));
    const { user } = await show({ alerts });
    await findRow(59);
    await user.click(boxOf(59));
    await user.keyboard('{Shift>}');
    await user.click(boxOf(56));
    await user.keyboard('{/Shift}');
    expect(screen.getByText('4 alerts chosen')).toBeInTheDocument();
    await user.click(screen.getByLabelText('Choose all on this page'));
    expect(screen.getByText('50 alerts chosen')).toBeInTheDocument();
    await user.click(screen.getByText('Choose all 60 that match'));
    await user.click(screen.getByText('Acknowledge'));
    await waitFor(() =>
      expect(alerts.rows.every(({ status }) => status === 'acknowledged')).toBe(true),
    );
  });

  it('gives the bar above the table to what can be done, while alerts are chosen', async () => {
    const { user } = await show();
    await user.click(await screen.findByLabelText('Choose all on this page'));
    expect(screen.getByRole('button', { name: /^Acknowledge/ })).toBeVisible();
    expect(screen.queryByRole('combobox', { name: 'Group by' })).not.toBeInTheDocument();
    await user.click(screen.getByText('Choose none'));
    expect(screen.getByRole('combobox', { name: 'Group by' })).toBeVisible();
  });

  it('groups, and opens a group', async () => {
    const alerts = new FakeAlerts([fakeRow(1), fakeRow(2, { host: 'web-02' })]);
    const { user } = await show({ alerts, path: '/alerts?group=host' });
    await user.click(await screen.findByRole('button', { name: /web-02/ }));
    expect(await findRow(2)).toBeInTheDocument();
    expect(programs()).toEqual(['program-2']);
  });

  it('keeps in the address which groups are open, until they are others', async () => {
    const alerts = new FakeAlerts([fakeRow(1), fakeRow(2, { host: 'web-02' })]);
    const { host, user } = await show({ alerts, path: '/alerts?group=host&open=web-02' });
    expect(await findRow(2)).toBeInTheDocument();
    expect(programs()).toEqual(['program-2']);
    await user.click(screen.getByRole('button', { name: /web-01/ }));
    await findRow(1);
    expect(host.history.location.search).toBe('?group=host&open=web-02&open=web-01');
    await user.click(screen.getByRole('button', { name: /web-02/ }));
    expect(host.history.location.search).toBe('?group=host&open=web-01');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Group by' }), 'program');
    expect(host.history.location.search).toBe('?group=program');
  });

  it('says that there are more groups than it shows', async () => {
    const alerts = new FakeAlerts(
      Array.from({ length: 103 }, (_, index) => fakeRow(index, { host: `web-${index}` })),
    );
    await show({ alerts, path: '/alerts?group=host' });
    expect(await screen.findByText(/The 100 largest of 103 hosts/)).toBeInTheDocument();
    expect(screen.getAllByText(/^web-\d+$/)).toHaveLength(100);
  });

  it('changes nothing that came in after the queue was read, though it matches', async () => {
    const alerts = new FakeAlerts(Array.from({ length: 60 }, (_, index) => fakeRow(index)));
    const { host, user } = await show({ alerts });
    await findRow(59);
    alerts.rows.push(fakeRow(60), fakeRow(61));
    act(() => host.send({ type: 'alerts_created', count: 2 }));
    await screen.findByRole('button', { name: /2 new/ });
    await user.click(screen.getByLabelText('Choose all on this page'));
    await user.click(screen.getByText('Choose all 60 that match'));
    expect(await screen.findByText('All 60 alerts that match')).toBeInTheDocument();
    await user.click(screen.getByText('Acknowledge'));
    const isOpen = ({ status }: { status: string }) => status === 'open';
    await waitFor(() =>
      expect(alerts.rows.filter(isOpen).map(({ id }) => id)).toEqual(['alert-60', 'alert-61']),
    );
  });

  it('names the people who have an alert, as far as their names are known', async () => {
    const alerts = new FakeAlerts([
      fakeRow(1, { assignees: ['u2', 'u3'], people: { u1: 'Ann' } }),
      fakeRow(2, { people: { u2: 'Bob' } }),
    ]);
    await show({ alerts });
    await findRow(1);
    expect(row(1).getByText('Bob, u3')).toBeInTheDocument();
  });

  it('assigns to several, some by their names and some typed', async () => {
    const alerts = new FakeAlerts([fakeRow(1, { people: { u2: 'Bob' } })]);
    const { user } = await show({ alerts });
    await findRow(1);
    await user.click(boxOf(1));
    await user.click(screen.getByRole('button', { name: 'Assign…' }));
    await user.type(await screen.findByRole('combobox', { name: 'Assign to' }), 'bob, carol');
    await user.click(await screen.findByRole('option', { name: /Add “Bob”, “carol”/ }));
    await user.click(screen.getByRole('button', { name: 'Assign' }));
    await waitFor(() => expect(alerts.rows[0]?.assignees).toEqual(['u2', 'carol']));
  });

  it('says how many are new and does not move until asked', async () => {
    const { host, alerts, user } = await show();
    await findRow(3);
    alerts.rows.push(fakeRow(4));
    act(() => host.send({ type: 'alerts_created', count: 1 }));
    const news = await screen.findByRole('button', { name: /1 new/ });
    expect(programs()).toHaveLength(3);
    await user.click(news);
    expect(await findRow(4)).toBeInTheDocument();
    await waitFor(() =>
      expect(screen.queryByRole('button', { name: /new/ })).not.toBeInTheDocument(),
    );
  });

  it('shows what others do where the row stands', async () => {
    const { host, alerts } = await show();
    await findRow(2);
    alerts.set('alert-2', { status: 'closed', reason: 'duplicate' });
    act(() => host.send({ type: 'alert_changed', id: 'alert-2', version: '2', by: 'bob' }));
    expect(await row(2).findByText('Closed: duplicate')).toBeInTheDocument();
    expect(programs()).toEqual(['program-3', 'program-2', 'program-1']);
  });

  it('leaves out what a viewer may not do', async () => {
    await show({ privileges: ['read'] });
    await findRow(3);
    expect(screen.queryByRole('checkbox')).not.toBeInTheDocument();
  });

  it('changes nothing while the server can’t be reached, neither by buttons nor by keys', async () => {
    const { host, user } = await show();
    await findRow(3);
    await user.keyboard('j');
    await user.click(boxOf(2));
    act(() => host.setLiveState('offline'));
    for (const name of ['Acknowledge', 'Close…', 'Assign…', 'Tag…'])
      expect(screen.getByRole('button', { name })).toBeDisabled();
    await user.keyboard('c');
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    await user.keyboard('a');
    expect(host.calls.filter(({ route }) => route === 'changeAlerts')).toEqual([]);
    act(() => host.setLiveState('live'));
    expect(screen.getByRole('button', { name: 'Acknowledge' })).toBeEnabled();
  });

  it('takes an answer back where the server can not be reached', async () => {
    const { host, alerts, user } = await show();
    await findRow(3);
    alerts.isDown = true;
    await user.keyboard('ja');
    await waitFor(() => expect(host.toasts.at(-1)?.title).toBe('The server doesn’t answer'));
    expect(row(3).getByText('Open')).toBeInTheDocument();
    act(() => host.setLiveState('offline'));
    expect(await screen.findByText(/Shown as it was/)).toBeInTheDocument();
  });
});

describe('an empty queue', () => {
  it('says what is being watched and offers the sample to an administrator', async () => {
    await show({ alerts: new FakeAlerts([]), privileges: ['read', 'triage', 'manage_settings'] });
    expect(await screen.findByText('No alerts yet')).toBeInTheDocument();
    expect(await screen.findByText(/No log is being read/)).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Load the sample' })).toBeInTheDocument();
  });

  it('offers no sample to an analyst', async () => {
    await show({ alerts: new FakeAlerts([]) });
    expect(await screen.findByText('No alerts yet')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Load the sample' })).not.toBeInTheDocument();
  });

  it('in Kibana says that the detection is off, and where to enable it', async () => {
    const { host } = await show({
      kind: 'kibana',
      alerts: new FakeAlerts([]),
      handlers: { getEnablement: () => ({ enabled: false }) },
    });
    expect(await screen.findByText('The detection is off in this space')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('link', { name: 'See Setup' }));
    expect(host.history.location.pathname).toBe('/setup/detection');
  });

  it('tells filtered out from done', async () => {
    const { user } = await show({ path: '/alerts?origin=unproven' });
    await user.click(await screen.findByRole('button', { name: 'Clear the filters' }));
    expect(await findRow(3)).toBeInTheDocument();
    await user.click(screen.getByRole('tab', { name: /Closed/ }));
    expect(await screen.findByText('No alert is closed')).toBeInTheDocument();
  });

  it('is an error with a way on where the server fails', async () => {
    const alerts = new FakeAlerts([fakeRow(1)]);
    alerts.isDown = true;
    const { user } = await show({ alerts });
    expect(await screen.findByText('The server can’t be reached')).toBeInTheDocument();
    alerts.isDown = false;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await findRow(1)).toBeInTheDocument();
  });
});
