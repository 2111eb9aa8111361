import { EuiButton } from '@elastic/eui';
import React from 'react';
import { useRunNow } from './use_run_now';

/** Runs the detection outside of its schedule. */
export function RunNowButton() {
  const { isWaiting, run } = useRunNow();
  return (
    <EuiButton fill size="s" iconType="play" isLoading={isWaiting} onClick={() => void run()}>
      {isWaiting ? 'Running…' : 'Run now'}
    </EuiButton>
  );
}
