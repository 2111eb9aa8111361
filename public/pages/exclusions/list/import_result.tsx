import { EuiBasicTable, EuiCallOut, EuiSpacer } from '@elastic/eui';
import React from 'react';
import type { Api } from '../../../../common/api/api';
import type { RouteResponse } from '../../../../common/api/route';
import { displayText } from '../../../../common/line/display';
import { countOf } from '../../../components/count_of';

type Failure = RouteResponse<Api['importExclusions']>['failed'][number];

function titleOf(imported: number, failed: number): string {
  if (imported === 0 && failed === 0) return 'There are no exclusions in this file';
  const taken = `${countOf(imported, 'exclusion')} imported`;
  return failed === 0 ? taken : `${taken}, ${countOf(failed, 'line')} left out`;
}

/** What became of a file: how many were taken, and which lines were not and why. */
export function ImportResult({ imported, failed }: RouteResponse<Api['importExclusions']>) {
  return (
    <>
      <EuiCallOut
        role="alert"
        color={failed.length === 0 && imported.length > 0 ? 'success' : 'warning'}
        title={titleOf(imported.length, failed.length)}
      />
      {failed.length > 0 && (
        <>
          <EuiSpacer size="m" />
          <EuiBasicTable<Failure>
            tableCaption="Lines that were left out"
            compressed
            items={failed.slice(0, 100)}
            columns={[
              { field: 'line', name: 'Line', width: '64px' },
              { field: 'message', name: 'Why', render: displayText },
            ]}
          />
          {failed.length > 100 && <p>The first 100 of {countOf(failed.length, 'line')}.</p>}
        </>
      )}
    </>
  );
}
