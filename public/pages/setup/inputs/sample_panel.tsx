import {
  EuiButton,
  EuiConfirmModal,
  EuiPanel,
  EuiSpacer,
  EuiText,
  EuiTitle,
  useGeneratedHtmlId,
} from '@elastic/eui';
import React, { useState } from 'react';
import { useHistory } from 'react-router-dom';
import { useChange } from '../../../api/use_route';
import { ErrorState } from '../../../components/error_state';
import { useHost } from '../../../host/host_context';
import { countOf } from '../../../components/count_of';

/** Loads the sample logs, once that is confirmed: they stay among what else is there. */
export function SamplePanel() {
  const { notify } = useHost();
  const history = useHistory();
  const titleId = useGeneratedHtmlId();
  const [isAsking, setIsAsking] = useState(false);
  const load = useChange('loadSample', [
    'listRuns',
    'getDetection',
    'searchAlerts',
    'countAlerts',
    'listAlertFields',
  ]);

  const confirm = () => {
    setIsAsking(false);
    load.mutate(
      {},
      {
        onSuccess: ({ events, alerts }) =>
          notify({
            title: 'Sample loaded',
            text: `${countOf(events, 'new event')}, ${countOf(alerts, 'new alert')}.`,
            color: 'success',
            action: { label: 'See alerts', onClick: () => history.push('/alerts') },
          }),
      },
    );
  };

  return (
    <EuiPanel hasBorder style={{ maxInlineSize: '60em' }}>
      <EuiTitle size="xs">
        <h2>Sample</h2>
      </EuiTitle>
      <EuiSpacer size="s" />
      <EuiText size="s">
        <p>
          Real logs of a Debian machine, forged lines among them: to try everything without a
          machine of your own. Loading them twice changes nothing.
        </p>
      </EuiText>
      <EuiSpacer size="m" />
      {load.error && (
        <>
          <ErrorState error={load.error} size="inline" />
          <EuiSpacer size="m" />
        </>
      )}
      <EuiButton isLoading={load.isPending} onClick={() => setIsAsking(true)}>
        Load the sample
      </EuiButton>
      {isAsking && (
        <EuiConfirmModal
          aria-labelledby={titleId}
          titleProps={{ id: titleId }}
          title="Load the sample?"
          cancelButtonText="Cancel"
          confirmButtonText="Load it"
          onCancel={() => setIsAsking(false)}
          onConfirm={confirm}
        >
          <EuiText size="s">
            <p>
              Its events and alerts join yours and can’t be taken out again. On a host that watches
              real machines you may not want that.
            </p>
          </EuiText>
        </EuiConfirmModal>
      )}
    </EuiPanel>
  );
}
