import React, { createContext, useContext, type ReactNode } from 'react';
import type { AppHost } from './app_host';

const HostContext = createContext<AppHost | undefined>(undefined);

export function HostProvider({ host, children }: { host: AppHost; children: ReactNode }) {
  return <HostContext.Provider value={host}>{children}</HostContext.Provider>;
}

/** The host that the app is mounted in. @throws Error outside of a HostProvider */
export function useHost(): AppHost {
  const host = useContext(HostContext);
  if (!host) throw new Error('useHost is called outside of a HostProvider');
  return host;
}
