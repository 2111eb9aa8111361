import { EuiLink } from '@elastic/eui';
import React, { type ReactNode } from 'react';
import { useLink } from './use_link';

/** A link to another view of the app, in a text. */
export function AppLink({ to, children }: { to: string; children: ReactNode }) {
  const link = useLink();
  return <EuiLink {...link(to)}>{children}</EuiLink>;
}
