import { useSyncExternalStore } from 'react';
import type { ThemeChoice } from '../host/app_host';
import { useHost } from '../host/host_context';

export const THEMES: { id: ThemeChoice; label: string }[] = [
  { id: 'light', label: 'Light' },
  { id: 'dark', label: 'Dark' },
  { id: 'system', label: 'System' },
];

const nothingToHear = () => () => undefined;

/** The theme that is chosen, wherever on the page that is done; undefined where the host decides on it. */
export function useTheme(): { choice: ThemeChoice; choose(id: string): void } | undefined {
  const { theme } = useHost();
  const choice = useSyncExternalStore(theme?.subscribe ?? nothingToHear, () => theme?.get());
  if (!theme || choice === undefined) return undefined;
  return {
    choice,
    choose: (id) => theme.set(THEMES.find((one) => one.id === id)?.id ?? 'system'),
  };
}
