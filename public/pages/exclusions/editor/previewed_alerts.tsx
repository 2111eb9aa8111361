import { EuiBasicTable, EuiText } from '@elastic/eui';
import React from 'react';
import { displayText } from '../../../../common/line/display';
import type { OriginVerdict } from '../../../../common/line/proof';
import type { WorkflowStatus } from '../../../../common/triage/triage_state';
import { OriginBadge } from '../../../components/origin_badge';
import { StatusBadge } from '../../../components/status_badge';
import { Time } from '../../../components/time';
import { AppLink } from '../../../components/app_link';
import { countOf } from '../../../components/count_of';
import { alertPath } from '../paths';
import type { Preview } from './use_preview';

type PreviewedAlert = Preview['alerts'][number];

/** The alerts that would have been silenced, newest first. */
export function PreviewedAlerts({ alerts, total }: Pick<Preview, 'alerts' | 'total'>) {
  return (
    <>
      <EuiBasicTable<PreviewedAlert>
        compressed
        tableCaption="Alerts that it would have silenced"
        items={alerts}
        itemId="id"
        columns={[
          {
            name: 'Alert',
            render: ({ id, path, host }: PreviewedAlert) => (
              <div>
                <AppLink to={alertPath(id)}>{displayText(path ?? 'a line without a path')}</AppLink>
                <EuiText size="xs" color="subdued">
                  {displayText(host ?? 'unknown host')}
                </EuiText>
              </div>
            ),
          },
          {
            name: 'Written',
            width: '120px',
            render: ({ time }: PreviewedAlert) => <Time value={time} short="to the second" />,
          },
          {
            name: 'Origin',
            width: '105px',
            render: ({ origin }: PreviewedAlert) => (
              <OriginBadge origin={origin as OriginVerdict} />
            ),
          },
          {
            name: 'Status',
            width: '110px',
            render: ({ status }: PreviewedAlert) => (
              <StatusBadge status={status as WorkflowStatus} />
            ),
          },
        ]}
      />
      {total > alerts.length && (
        <EuiText size="xs" color="subdued">
          <p>
            The newest {alerts.length} of {countOf(total, 'alert')}.
          </p>
        </EuiText>
      )}
    </>
  );
}
