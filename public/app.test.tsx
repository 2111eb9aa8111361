import { EuiProvider } from '@elastic/eui';
import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import { App } from './app';
import type { AppHost } from './host/app_host';
import { createFakeHost, type FakeHandlers } from './test_support/fake_host';

const RUN = {
  id: 'run-1',
  started_at: '2026-11-24T12:05:00.000Z',
  finished_at: '2026-11-24T12:05:01.000Z',
  duration_ms: 1000,
  trigger: 'schedule' as const,
  rule_version: 2,
  owner: { host: 'web-01', pid: 1 },
  recheck: false,
  hits: 2,
  created: 2,
  existing: 0,
  excluded: 0,
  confirmed: 0,
  limit_reached: false,
};

const HANDLERS: FakeHandlers = {
  searchAlerts: () => ({ alerts: [] }),
  countAlerts: () => ({ total: 0, status: [], origin: [], host: [], program: [] }),
  listInputs: () => ({ inputs: [] }),
  getDetection: () => ({
    rule: { name: 'rule', version: 2, query: '' },
    interval_ms: 300_000,
    last_run: RUN,
    searched: [],
    gaps: [],
    backlog: false,
    alerts: { total: 0, by_status: [], by_origin: [] },
    silenced: 0,
  }),
};

function show(path: string, kind: AppHost['kind'] = 'standalone') {
  const host = createFakeHost({ handlers: HANDLERS, path, kind });
  render(
    <EuiProvider colorMode="light">
      <App host={host} />
    </EuiProvider>,
  );
  return host;
}

describe('the app', () => {
  it('begins with the alerts, and names every page by its address', async () => {
    const host = show('/');
    expect(await screen.findByText('No alerts yet')).toBeInTheDocument();
    expect(host.history.location.pathname).toBe('/alerts');
    for (const [title, href] of [
      ['Alerts', '/alerts'],
      ['Exclusions', '/exclusions'],
      ['Runs', '/runs'],
      ['Setup', '/setup'],
    ])
      expect(screen.getByRole('link', { name: title })).toHaveAttribute('href', href);
    expect(screen.getByRole('link', { name: 'Alerts' })).toHaveAttribute('aria-current', 'page');
  });

  it('has its own name on its mark, whatever the width', async () => {
    show('/runs');
    const mark = await screen.findByRole('link', { name: 'Executable Stack' });
    expect(mark).toHaveAttribute('href', '/alerts');
  });

  it('says how the last run went, and whether the page keeps up', async () => {
    const host = show('/alerts');
    expect(await screen.findByText(/2 new · no gap/)).toBeInTheDocument();
    expect(screen.getByText('Live')).toBeInTheDocument();
    act(() => host.setLiveState('offline'));
    expect(screen.getByText('Offline')).toBeInTheDocument();
  });

  it('has no header of its own in Kibana', async () => {
    show('/alerts', 'kibana');
    expect(await screen.findByRole('link', { name: 'Runs' })).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /^Menu of/ })).not.toBeInTheDocument();
  });

  it('says that there is no such page, and still leads to the others', async () => {
    const host = show('/nowhere');
    expect(await screen.findByText('There is no such page')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Alerts' })).toBeVisible();
    await userEvent.click(screen.getByRole('link', { name: 'Go to the alerts' }));
    expect(host.history.location.pathname).toBe('/alerts');
  });
});
