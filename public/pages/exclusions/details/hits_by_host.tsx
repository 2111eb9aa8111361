import { EuiBasicTable, EuiText } from '@elastic/eui';
import React from 'react';
import type { Api } from '../../../../common/api/api';
import type { RouteResponse } from '../../../../common/api/route';
import { displayText } from '../../../../common/line/display';
import { AppLink } from '../../../components/app_link';
import { hostPath } from '../paths';

type Hosts = RouteResponse<Api['getExclusion']>['hosts'];

/** How much an exclusion silenced on which host, commonest first. */
export function HitsByHost({ hosts }: { hosts: Hosts }) {
  if (hosts.length === 0)
    return (
      <EuiText size="s" color="subdued">
        <p>It has silenced nothing so far.</p>
      </EuiText>
    );
  return (
    <EuiBasicTable<Hosts[number]>
      compressed
      tableCaption="Silenced hits by host"
      items={hosts}
      itemId="value"
      columns={[
        {
          field: 'value',
          name: 'Host',
          render: (host: string) => <AppLink to={hostPath(host)}>{displayText(host)}</AppLink>,
        },
        { field: 'count', name: 'Silenced', dataType: 'number', width: '120px' },
      ]}
    />
  );
}
