import { EuiProvider } from '@elastic/eui';
import createCache, { type EmotionCache } from '@emotion/cache';
import React, { useEffect, useSyncExternalStore, type ReactNode } from 'react';
import type { ThemeChoice } from '../host/app_host';
import { cspNonce } from './csp_nonce';

const STORAGE_KEY = 'executable-stack.theme';
const CHOICES: readonly ThemeChoice[] = ['light', 'dark', 'system'];

const listeners = new Set<() => void>();
const systemIsDark = window.matchMedia('(prefers-color-scheme: dark)');

function readChoice(): ThemeChoice {
  try {
    const stored = localStorage.getItem(STORAGE_KEY);
    return CHOICES.find((choice) => choice === stored) ?? 'system';
  } catch {
    return 'system';
  }
}

let choice = readChoice();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  systemIsDark.addEventListener('change', listener);
  return () => {
    listeners.delete(listener);
    systemIsDark.removeEventListener('change', listener);
  };
}

/** Light, dark or as the system has it, kept in the browser. */
export const themeStore = {
  get: (): ThemeChoice => choice,
  set: (next: ThemeChoice): void => {
    choice = next;
    try {
      localStorage.setItem(STORAGE_KEY, next);
    } catch {
      // Without storage the choice holds until the page is left.
    }
    listeners.forEach((listener) => listener());
  },
  subscribe,
};

function colorMode(): 'light' | 'dark' {
  if (choice !== 'system') return choice;
  return systemIsDark.matches ? 'dark' : 'light';
}

function styleCache(key: string): EmotionCache {
  return createCache({ key, nonce: cspNonce() });
}

const caches = {
  default: styleCache('es'),
  global: styleCache('es-global'),
  utility: styleCache('es-utility'),
};

/** EUI in the chosen theme, with styles that the page's content security policy lets through. */
export function ThemeProvider({ children }: { children: ReactNode }) {
  const mode = useSyncExternalStore(subscribe, colorMode);
  // What the browser draws itself: scroll bars, pickers of dates.
  useEffect(() => {
    document.documentElement.style.colorScheme = mode;
  }, [mode]);
  return (
    <EuiProvider colorMode={mode} cache={caches}>
      {children}
    </EuiProvider>
  );
}
