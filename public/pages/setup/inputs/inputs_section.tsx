import { EuiSpacer, EuiTitle } from '@elastic/eui';
import React from 'react';
import { canLoadSample } from '../../../../common/access/management_access';
import { usePolledRoute } from '../../../api/use_route';
import { EmptyState } from '../../../components/empty_state';
import { ErrorState } from '../../../components/error_state';
import { LoadingState } from '../../../components/loading_state';
import { StaleState } from '../../../components/stale_state';
import { useHost } from '../../../host/host_context';
import { InputProblems } from './input_problems';
import { InputTable } from './input_table';
import { SamplePanel } from './sample_panel';

const REFRESH_MS = 5_000;

function NoInputs() {
  return (
    <EmptyState title="Nothing is read here">
      <p>
        This process follows no file and no journal. Name them under <code>inputs</code> in its
        configuration file and start it again, or import logs:{' '}
        <code>executable-stack import /var/log</code>
      </p>
    </EmptyState>
  );
}

/** What this process reads, how far it got, and what is wrong; keeps up by itself. */
export function InputsSection() {
  const { session } = useHost();
  const { data, error, retry, dataUpdatedAt } = usePolledRoute('listInputs', {}, REFRESH_MS);
  return (
    <>
      <EuiTitle size="xs">
        <h2>What is read</h2>
      </EuiTitle>
      <EuiSpacer size="s" />
      {error && data && <StaleState since={dataUpdatedAt} onRetry={retry} />}
      {error && !data && <ErrorState error={error} onRetry={retry} />}
      {!error && !data && <LoadingState label="inputs" />}
      {data?.inputs.length === 0 && <NoInputs />}
      {data && data.inputs.length > 0 && (
        <>
          <InputProblems inputs={data.inputs} />
          <InputTable inputs={data.inputs} />
        </>
      )}
      {canLoadSample(session) && (
        <>
          <EuiSpacer size="xl" />
          <SamplePanel />
        </>
      )}
    </>
  );
}
