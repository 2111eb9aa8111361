import './without_eval';
import type { AppMountParameters, AppUnmount, CoreStart } from '@kbn/core/public';
import React from 'react';
import { KIBANA_ID } from '../../common/api/kibana';
import type { Session } from '../../common/api/session';
import { createClient } from '../api/client';
import type { AppHost } from '../host/app_host';
import { createAppHistory } from './app_history';
import { createHttpTransport } from './http_transport';
import { KibanaApp } from './kibana_app';
import { showPlace } from './place_in_chrome';
import { PollingLive } from './polling_live';
import { drawInto } from './react_root';
import { createNotify } from './toasts';

/** What the server lets one do and the space shows. An administrator may have hidden the app in this space. */
function shownOf({ user, privileges }: Session, { application }: CoreStart): Session {
  const shown = application.capabilities[KIBANA_ID] ?? {};
  return { user, privileges: privileges.filter((one) => shown[one] === true) };
}

/** Draws the app on Kibana's page, on Kibana's services. @returns what takes it away again */
export function mountApp(core: CoreStart, { element, history }: AppMountParameters): AppUnmount {
  const { application, chrome, http, rendering } = core;
  const client = createClient(createHttpTransport(http));
  const live = new PollingLive(createClient(createHttpTransport(http, { asSystemRequest: true })));
  const root = `/app/${KIBANA_ID}`;
  const appHistory = createAppHistory({ history, application, http, root });
  const notify = createNotify(core);
  let isLeft = false;

  const hostFor = (session: Session): AppHost => ({
    kind: 'kibana',
    client,
    live,
    session: shownOf(session, core),
    history: appHistory,
    notify,
    setTitle: (parts) => {
      // Of a page that goes away: the title is another app's by then, and the history no longer answers.
      if (!isLeft) showPlace(chrome, appHistory, parts);
    },
  });

  live.start();
  const takeAway = drawInto(
    element,
    rendering.addContext(<KibanaApp client={client} hostFor={hostFor} />),
  );
  return () => {
    isLeft = true;
    live.stop();
    takeAway();
    chrome.docTitle.reset();
  };
}
