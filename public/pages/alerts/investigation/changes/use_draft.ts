import { useCallback, useState } from 'react';
import { useHost } from '../../../../host/host_context';

const PREFIX = 'executable-stack.draft';

function read(key: string): string | undefined {
  try {
    return sessionStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

function write(key: string, text: string | undefined): void {
  try {
    if (text === undefined) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, text);
  } catch {
    // Without storage a draft lasts as long as it is shown.
  }
}

export interface Draft {
  /** Undefined: nothing is being written. */
  text: string | undefined;
  setText(text: string): void;
  discard(): void;
}

/**
 * A text that somebody is writing. It outlasts whatever else is shown meanwhile and a reload of the page, until it is saved or
 * discarded; each person has their own.
 * @param name what it is about, such as the alert's id and the step's
 */
export function useDraft(...name: readonly string[]): Draft {
  const { session } = useHost();
  const key = JSON.stringify([PREFIX, session.user.id, ...name]);
  const [state, setState] = useState(() => ({ key, text: read(key) }));
  const text = state.key === key ? state.text : read(key);

  const set = useCallback(
    (next: string | undefined) => {
      write(key, next);
      setState({ key, text: next });
    },
    [key],
  );
  return { text, setText: set, discard: useCallback(() => set(undefined), [set]) };
}
