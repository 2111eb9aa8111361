import { EuiCallOut } from '@elastic/eui';
import React from 'react';
import { describeError } from '../../../api/describe_error';

/** Why something was not done with a user, in the server's words. */
export function ProblemNotice({ error }: { error: unknown }) {
  return (
    <EuiCallOut role="alert" size="s" color="danger" iconType="error" title="Not done">
      <p>{describeError(error).text}</p>
    </EuiCallOut>
  );
}
