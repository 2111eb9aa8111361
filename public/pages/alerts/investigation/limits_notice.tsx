import { EuiCallOut, EuiSpacer } from '@elastic/eui';
import React from 'react';
import { useOpenAlert } from './open_alert';

/** Says why nothing can be changed at the moment. */
export function LimitsNotice() {
  const { mayTriage, canChange } = useOpenAlert();
  if (canChange) return null;
  const title = mayTriage
    ? 'The server can’t be reached: nothing can be changed until it is back. What you write is kept.'
    : 'You may look at alerts, but not change them.';
  return (
    <>
      <EuiCallOut
        role="alert"
        size="s"
        color={mayTriage ? 'warning' : 'primary'}
        iconType={mayTriage ? 'offline' : 'readOnly'}
        title={title}
      />
      <EuiSpacer size="s" />
    </>
  );
}
