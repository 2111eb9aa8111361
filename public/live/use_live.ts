import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { LiveMessage } from '../../common/api/live';
import type { LiveState } from '../host/app_host';
import { useHost } from '../host/host_context';

/** Calls with every message of the server while this part of the page is shown. */
export function useLiveMessages(onMessage: (message: LiveMessage) => void): void {
  const { live } = useHost();
  const current = useRef(onMessage);
  useEffect(() => {
    current.current = onMessage;
  });
  useEffect(() => live.subscribe((message) => current.current(message)), [live]);
}

/** Whether messages come in. */
export function useLiveState(): LiveState {
  const { live } = useHost();
  return useSyncExternalStore(
    (listener) => live.onState(listener),
    () => live.state(),
  );
}
