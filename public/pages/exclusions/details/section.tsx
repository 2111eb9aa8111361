import { EuiSpacer, EuiTitle } from '@elastic/eui';
import React, { type ReactNode } from 'react';

/** A part of the page under a heading of its own. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <EuiTitle size="xs">
        <h2>{title}</h2>
      </EuiTitle>
      <EuiSpacer size="s" />
      {children}
    </section>
  );
}
