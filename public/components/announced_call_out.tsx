import { EuiCallOut, type EuiCallOutProps } from '@elastic/eui';
import React from 'react';

/** A notice that screen readers tell of as it appears. EUI's own `announceOnMount` is unknown to the EUI of older Kibanas. */
export function AnnouncedCallOut(props: EuiCallOutProps) {
  return (
    <div role="alert">
      <EuiCallOut {...props} />
    </div>
  );
}
