import {
  EuiButton,
  EuiCallOut,
  EuiDescriptionList,
  EuiHealth,
  EuiSpacer,
  EuiText,
  EuiTitle,
} from '@elastic/eui';
import React, { useState } from 'react';
import { canEnableDetection } from '../../../../common/access/management_access';
import type { Enablement } from '../../../../common/api/enablement';
import { displayText } from '../../../../common/line/display';
import { useChange, usePolledRoute } from '../../../api/use_route';
import { AppLink } from '../../../components/app_link';
import { ErrorState } from '../../../components/error_state';
import { LoadingState } from '../../../components/loading_state';
import { Time } from '../../../components/time';
import { useHost } from '../../../host/host_context';
import { DisableDialog } from './disable_dialog';
import { EnablingProblem } from './enabling_problem';
import { WhatItDoes } from './what_it_does';

const REFRESH_MS = 15_000;
const STALE = ['getEnablement', 'getDetection'] as const;

function Facts({ enabled, by, since }: Enablement) {
  const items = [
    {
      title: 'State',
      description: (
        <EuiHealth color={enabled ? 'success' : 'subdued'}>
          {enabled ? 'On' : 'Off: no alerts are made'}
        </EuiHealth>
      ),
    },
    ...(by ? [{ title: 'Reads with the rights of', description: displayText(by.name) }] : []),
    ...(since ? [{ title: 'Since', description: <Time value={since} /> }] : []),
  ];
  return (
    <EuiDescriptionList
      compressed
      type="responsiveColumn"
      columnWidths={['180px', 'auto']}
      listItems={items}
    />
  );
}

function LastProblem({ error }: { error: string }) {
  return (
    <>
      <EuiSpacer size="m" />
      <EuiCallOut color="warning" iconType="warning" title="The last run had a problem">
        <p className="eui-textBreakWord">{displayText(error)}</p>
        <p>
          Where rights are missing: have them granted, then disable and enable the detection, since
          its key has the rights of before. <AppLink to="/runs">See all runs</AppLink>
        </p>
      </EuiCallOut>
    </>
  );
}

/** The buttons, with what went wrong after a click. */
function Switch({ enabled }: Pick<Enablement, 'enabled'>) {
  const { notify } = useHost();
  const [asks, setAsks] = useState(false);
  const enable = useChange('enableDetection', STALE);
  const disable = useChange('disableDetection', STALE);
  const error = enable.error ?? disable.error;
  const isBusy = enable.isPending || disable.isPending;

  const turn = (on: boolean) => {
    setAsks(false);
    enable.reset();
    disable.reset();
    const onSuccess = ({ enabled: isOn }: Enablement) =>
      notify({ title: `The detection is ${isOn ? 'enabled' : 'disabled'}`, color: 'success' });
    (on ? enable : disable).mutate({}, { onSuccess });
  };
  return (
    <>
      {error && (
        <>
          <EnablingProblem error={error} />
          <EuiSpacer size="m" />
        </>
      )}
      {enabled ? (
        <EuiButton color="danger" isLoading={isBusy} onClick={() => setAsks(true)}>
          Disable the detection
        </EuiButton>
      ) : (
        <EuiButton fill isLoading={isBusy} onClick={() => turn(true)}>
          Enable the detection with my rights
        </EuiButton>
      )}
      {asks && <DisableDialog onCancel={() => setAsks(false)} onConfirm={() => turn(false)} />}
    </>
  );
}

/** Whether the detection runs in this space and with whose rights, and what switches it. */
export function DetectionSection() {
  const { session } = useHost();
  const { data, error, retry } = usePolledRoute('getEnablement', {}, REFRESH_MS);
  return (
    <>
      <EuiTitle size="xs">
        <h2>The detection in this space</h2>
      </EuiTitle>
      <EuiSpacer size="s" />
      {error && !data && <ErrorState error={error} onRetry={retry} />}
      {!error && !data && <LoadingState label="whether the detection runs" lines={3} />}
      {data && (
        <>
          <Facts {...data} />
          {data.enabled && data.error !== undefined && <LastProblem error={data.error} />}
          <EuiSpacer size="m" />
          {canEnableDetection(session) ? (
            <Switch enabled={data.enabled} />
          ) : (
            <EuiText size="s" color="subdued">
              <p>
                To enable or disable it takes the privilege Detection: Run and settings of this
                space; ask an administrator.
              </p>
            </EuiText>
          )}
          <EuiSpacer size="l" />
          <WhatItDoes />
        </>
      )}
    </>
  );
}
