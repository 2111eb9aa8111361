import { useEffect, useState } from 'react';

/**
 * For a dialog that a key opens: what had the focus then has it again once the dialog is gone. EUI gives it back only to what Tab
 * reaches, else to what comes next: from a heading it would go on to a button.
 */
export function useReturnedFocus(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (!(before instanceof HTMLElement) || before === document.body || before.tabIndex >= 0)
        return;
      // EUI's focus trap gives the focus back in a microtask of its own, asked for when it went.
      queueMicrotask(() => {
        if (before.isConnected) before.focus({ preventScroll: true });
      });
    },
    [before],
  );
}
