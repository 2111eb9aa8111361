import { EuiButton, EuiGlobalToastList, type EuiGlobalToastListProps } from '@elastic/eui';
import React, { useSyncExternalStore } from 'react';
import type { Toast } from '../host/app_host';

type ListedToast = NonNullable<EuiGlobalToastListProps['toasts']>[number];

const LIFE_MS = 8_000;

/** What was just done, for a few seconds. */
export function createToastStore() {
  const listeners = new Set<() => void>();
  let toasts: readonly ListedToast[] = [];
  let count = 0;

  const set = (next: readonly ListedToast[]) => {
    toasts = next;
    listeners.forEach((listener) => listener());
  };
  const dismiss = (id: string) => set(toasts.filter((toast) => toast.id !== id));

  return {
    read: () => toasts,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    dismiss,
    add: ({ title, text, color, action }: Toast) => {
      const id = `toast-${count++}`;
      const onAction = () => {
        dismiss(id);
        action?.onClick();
      };
      const body = (
        <>
          {text && <p>{text}</p>}
          {action && (
            <EuiButton size="s" onClick={onAction}>
              {action.label}
            </EuiButton>
          )}
        </>
      );
      set([...toasts, { id, title, color, text: text || action ? body : undefined }]);
    },
  };
}

export type ToastStore = ReturnType<typeof createToastStore>;

/** The toasts, in a corner of the page. */
export function Toasts({ store }: { store: ToastStore }) {
  const toasts = useSyncExternalStore(store.subscribe, store.read);
  return (
    <EuiGlobalToastList
      toasts={[...toasts]}
      dismissToast={({ id }) => store.dismiss(id)}
      toastLifeTimeMs={LIFE_MS}
    />
  );
}
