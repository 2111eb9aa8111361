import { act, configure } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import { useLiveQueries } from '../../../../live/use_live_queries';
import { createFakeHost, renderInApp } from '../../../../test_support/fake_host';
import { PRIVILEGES, ROLE_PRIVILEGES, type Role } from '../../../../../common/access/privileges';
import type { Document } from '../../../../../common/document/document';
import type { Change } from '../../../../../common/triage/change';
import { Investigation } from '../investigation';
import { AlertServer, BOB } from './alert_server';
import { sampleAlert } from './sample_alert';

// The whole panel is rendered and searched by role, which takes its time on a busy machine.
jest.setTimeout(30_000);
configure({ asyncUtilTimeout: 5_000 });

interface Options {
  document?: Document;
  alertId?: string;
  tab?: string;
  role?: Role;
  /** What was done before the alert is opened. */
  before?: (server: AlertServer) => void;
}

function LiveApp({ children }: { children: React.ReactNode }) {
  useLiveQueries();
  return <>{children}</>;
}

/** The investigation of an alert on a host with a server that decides as the real one does. */
export function renderInvestigation(options: Options = {}) {
  const { document = sampleAlert(), alertId = 'a1', tab, role, before } = options;
  const server = new AlertServer(document);
  before?.(server);
  const onClose = jest.fn();
  const onFilter = jest.fn();
  const host = createFakeHost({
    handlers: server.handlers,
    path: `/alerts?alert=${alertId}${tab === undefined ? '' : `&tab=${tab}`}`,
    session: {
      user: { id: 'alice', name: 'alice' },
      privileges: [...(role ? ROLE_PRIVILEGES[role] : PRIVILEGES)],
    },
  });
  const view = renderInApp(
    <LiveApp>
      <Investigation alertId={alertId} onClose={onClose} onFilter={onFilter} />
    </LiveApp>,
    host,
  );
  /** Bob changes the alert, and the server tells. */
  const bobDoes = (change: Change) =>
    act(async () => {
      const { alert } = server.change(change, BOB);
      host.send({ type: 'alert_changed', id: 'a1', version: alert.version, by: BOB.id });
      await Promise.resolve();
    });
  return {
    ...view,
    server,
    host,
    onClose,
    onFilter,
    bobDoes,
    user: userEvent.setup({ delay: null }),
  };
}
