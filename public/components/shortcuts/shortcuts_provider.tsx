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
  const [enabled, setEnabled] = useState(readEnabled);
  const [listed, setListed] = useState<readonly Shortcut[]>();

  const all = useCallback(() => [...sources.current].flatMap((source) => source()), []);
  const showList = useCallback(() => setListed(all()), [all]);

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

  const shortcuts = useMemo<Shortcuts>(
    () => ({
      register: (source) => {
        sources.current.add(source);
        return () => void sources.current.delete(source);
      },
      showList,
    }),
    [showList],
  );

  return (
    <ShortcutsContext.Provider value={shortcuts}>
      {children}
      {listed && (
        <ShortcutsDialog
          shortcuts={listed}
          enabled={enabled}
          onEnabledChange={(next) => {
            setEnabled(next);
            writeEnabled(next);
          }}
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
