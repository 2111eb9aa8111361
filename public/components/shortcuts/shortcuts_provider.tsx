import React, {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from 'react';
import { activatesFocus, isTaken, shortcutFor, type Shortcut } from './shortcut';
import { ShortcutsDialog } from './shortcuts_dialog';

const STORAGE_KEY = 'executable-stack.shortcuts';

interface Shortcuts {
  register(shortcuts: () => readonly Shortcut[]): () => void;
  showList(): void;
  enabled: boolean;
  setEnabled(enabled: boolean): void;
}

const ShortcutsContext = createContext<Shortcuts | undefined>(undefined);

function readEnabled(): boolean {
  try {
    return localStorage.getItem(STORAGE_KEY) !== 'off';
  } catch {
    return true;
  }
}

function writeEnabled(enabled: boolean): void {
  try {
    localStorage.setItem(STORAGE_KEY, enabled ? 'on' : 'off');
  } catch {
    // Without storage the choice holds until the page is left.
  }
}

/** Listens for the single keys that parts of the page register, and lists them at `?`. They can be switched off (WCAG 2.1.4). */
export function ShortcutsProvider({ children }: { children: ReactNode }) {
  const sources = useRef(new Set<() => readonly Shortcut[]>());
  const [enabled, setEnabledNow] = useState(readEnabled);
  const [listed, setListed] = useState<readonly Shortcut[]>();

  const all = useCallback(() => [...sources.current].flatMap((source) => source()), []);
  const showList = useCallback(() => setListed(all()), [all]);
  const setEnabled = useCallback((next: boolean) => {
    setEnabledNow(next);
    writeEnabled(next);
  }, []);

  useEffect(() => {
    if (!enabled) return undefined;
    const onKeyDown = (event: KeyboardEvent) => {
      if (isTaken(event) || activatesFocus(event)) return;
      if (event.key === '?') {
        event.preventDefault();
        showList();
        return;
      }
      const shortcut = shortcutFor(event.key, all());
      if (!shortcut) return;
      event.preventDefault();
      shortcut.onPress();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [enabled, all, showList]);

  const register = useCallback((source: () => readonly Shortcut[]) => {
    sources.current.add(source);
    return () => void sources.current.delete(source);
  }, []);
  const shortcuts = useMemo<Shortcuts>(
    () => ({ register, showList, enabled, setEnabled }),
    [register, showList, enabled, setEnabled],
  );

  return (
    <ShortcutsContext.Provider value={shortcuts}>
      {children}
      {listed && (
        <ShortcutsDialog
          shortcuts={listed}
          enabled={enabled}
          onEnabledChange={setEnabled}
          onClose={() => setListed(undefined)}
        />
      )}
    </ShortcutsContext.Provider>
  );
}

function useShortcutsContext(): Shortcuts {
  const shortcuts = useContext(ShortcutsContext);
  if (!shortcuts) throw new Error('shortcuts are used outside of a ShortcutsProvider');
  return shortcuts;
}

/** Registers what single keys do while this part of the page is shown. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const { register } = useShortcutsContext();
  const current = useRef(shortcuts);
  useEffect(() => {
    current.current = shortcuts;
  });
  useEffect(() => register(() => current.current), [register]);
}

/** Opens the list of shortcuts. */
export function useShortcutsList(): () => void {
  return useShortcutsContext().showList;
}

/** Whether single keys do anything, and what switches that. */
export function useShortcutsEnabled(): [boolean, (enabled: boolean) => void] {
  const { enabled, setEnabled } = useShortcutsContext();
  return [enabled, setEnabled];
}
