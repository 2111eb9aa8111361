import React from 'react';
import { AnnouncedCallOut } from '../../../components/announced_call_out';
import { describeError } from '../../../api/describe_error';

/** Why something was not done with a user, in the server's words. */
export function ProblemNotice({ error }: { error: unknown }) {
  return (
    <AnnouncedCallOut size="s" color="danger" iconType="error" title="Not done">
      <p>{describeError(error).text}</p>
    </AnnouncedCallOut>
  );
}
