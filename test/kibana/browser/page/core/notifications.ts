import type { ToastInput, ToastsStart } from '@kbn/core/public';
import { Store } from './store';
import { checkKeys } from './strict';

export type ListedToast = ToastInput & { id: string };

const KEYS = ['title', 'text', 'color', 'toastLifeTimeMs'];
const COLORS = [undefined, 'primary', 'success', 'warning', 'danger'];

/** `src/core/packages/notifications/browser-internal/src/toasts/toasts_api.tsx` */
export class ToastsService {
  readonly toasts = new Store<readonly ListedToast[]>([]);
  private count = 0;

  start(): ToastsStart {
    return {
      add: (toast) => {
        checkKeys('a toast', toast, KEYS);
        if (!COLORS.includes(toast.color)) throw new Error(`a toast can't be ${toast.color}`);
        const added = { ...toast, id: String(this.count++) };
        this.toasts.set([...this.toasts.get(), added]);
        return added;
      },
      remove: this.remove,
    };
  }

  readonly remove = (id: string): void => {
    this.toasts.set(this.toasts.get().filter((one) => one.id !== id));
  };
}
