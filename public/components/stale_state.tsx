import { EuiCallOut, EuiLink } from '@elastic/eui';
import React from 'react';
import { Time } from './time';

interface Props {
  /** When what is shown was read, in milliseconds since 1970. */
  since: number;
  onRetry: () => void;
}

/** What is shown is older than it should be, since newer answers don't come. */
export function StaleState({ since, onRetry }: Props) {
  const title = (
    <>
      Shown as it was <Time value={since} relative />. The server doesn’t answer at the moment.{' '}
      <EuiLink onClick={onRetry}>Try again</EuiLink>
    </>
  );
  return <EuiCallOut role="status" color="warning" iconType="warning" size="s" title={title} />;
}
