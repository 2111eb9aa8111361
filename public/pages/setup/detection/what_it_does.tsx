import { EuiCode, EuiText, EuiTitle } from '@elastic/eui';
import React from 'react';

/** What enabling does, and what it takes. */
export function WhatItDoes() {
  return (
    <>
      <EuiTitle size="xs">
        <h3>What enabling does</h3>
      </EuiTitle>
      <EuiText size="s">
        <ul>
          <li>
            Kibana makes an API key of whoever enables it, with their rights as they are then. The
            detection reads the logs with it: Kibana’s own user may not.
          </li>
          <li>
            Who enables it must be allowed to read the indices of the events, such as{' '}
            <EuiCode>logs-system.syslog-*</EuiCode>: <EuiCode>read</EuiCode> and{' '}
            <EuiCode>view_index_metadata</EuiCode>.
          </li>
          <li>The detection then runs by itself, and makes alerts in this space only.</li>
          <li>
            To run it with the rights of somebody else, disable it and let them enable it. So too
            after rights were changed: the key has those of before. What comes in between is
            searched then.
          </li>
        </ul>
      </EuiText>
    </>
  );
}
