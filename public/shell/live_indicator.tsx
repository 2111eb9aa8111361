import { EuiHealth, EuiToolTip } from '@elastic/eui';
import React from 'react';
import type { LiveState } from '../host/app_host';
import { useLiveState } from '../live/use_live';

const LOOKS: Readonly<Record<LiveState, { word: string; color: string; meaning: string }>> = {
  live: {
    word: 'Live',
    color: 'success',
    meaning: 'New alerts and changes by others show at once.',
  },
  polling: {
    word: 'Every minute',
    color: 'primary',
    meaning: 'New alerts and changes by others show within a minute.',
  },
  offline: {
    word: 'Offline',
    color: 'danger',
    meaning: 'The server can’t be reached. What is shown may be out of date.',
  },
};

/** Whether the page keeps up with the server. */
export function LiveIndicator() {
  const { word, color, meaning } = LOOKS[useLiveState()];
  return (
    <EuiToolTip content={meaning} display="block">
      <EuiHealth
        color={color}
        textSize="xs"
        role="status"
        tabIndex={0}
        style={{ display: 'block' }}
      >
        {word}
      </EuiHealth>
    </EuiToolTip>
  );
}
