import { EuiButton } from '@elastic/eui';
import type { CoreStart } from '@kbn/core/public';
import React from 'react';
import type { Toast } from '../host/app_host';
import { drawInto } from './react_root';

const LIFE_MS = 8_000;

/** Says what was just done in one of Kibana's toasts; with a button, for undo. */
export function createNotify({
  notifications: { toasts },
  rendering,
}: Pick<CoreStart, 'notifications' | 'rendering'>): (toast: Toast) => void {
  return ({ title, text, color, action }) => {
    if (!action) {
      toasts.add({ title, text, color, toastLifeTimeMs: LIFE_MS });
      return;
    }
    const onAction = () => {
      toasts.remove(added.id);
      action.onClick();
    };
    // A toast is drawn apart from the app, so it needs Kibana's providers of its own.
    const body = rendering.addContext(
      <>
        {text && <p>{text}</p>}
        <EuiButton size="s" onClick={onAction}>
          {action.label}
        </EuiButton>
      </>,
    );
    const added = toasts.add({
      title,
      text: (element) => drawInto(element, body),
      color,
      toastLifeTimeMs: LIFE_MS,
    });
  };
}
