import { EuiCallOut, EuiSpacer } from '@elastic/eui';
import React from 'react';

/** Says to whoever may only look why there are no buttons. */
export function NoRightsNotice() {
  return (
    <>
      <EuiCallOut
        size="s"
        iconType="lock"
        title="You can see exclusions, but not change them. Administrators can."
      />
      <EuiSpacer size="m" />
    </>
  );
}
