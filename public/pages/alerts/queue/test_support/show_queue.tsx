import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import type { Privilege } from '../../../../../common/access/privileges';
import { useLiveQueries } from '../../../../live/use_live_queries';
import { createFakeHost, renderInApp, type FakeHandlers } from '../../../../test_support/fake_host';
import { AlertsPage } from '../../alerts_page';
import { fakeRow, FakeAlerts } from './fake_alerts';

interface Options {
  alerts?: FakeAlerts;
  path?: string;
  privileges?: Privilege[];
  kind?: 'standalone' | 'kibana';
  handlers?: FakeHandlers;
}

/** The page of alerts over a server with these. */
export async function showQueue({
  alerts = new FakeAlerts([fakeRow(1), fakeRow(2), fakeRow(3, { origin: 'forged' })]),
  path = '/alerts',
  privileges = ['read', 'triage'],
  kind,
  handlers,
}: Options = {}) {
  const host = createFakeHost({
    handlers: { ...alerts.handlers(), ...handlers },
    kind,
    path,
    session: { user: { id: 'alice', name: 'alice' }, privileges },
  });
  const Live = () => {
    useLiveQueries();
    return null;
  };
  renderInApp(
    <>
      <Live />
      <AlertsPage />
    </>,
    host,
  );
  await waitFor(() => expect(screen.queryByText('Loading alerts')).not.toBeInTheDocument());
  return { host, alerts, user: userEvent.setup({ pointerEventsCheck: 0 }) };
}

/** By its text, not by its role: roles of long tables take seconds to find. */
export const findRow = (number: number) => screen.findByText(`program-${number}`);
