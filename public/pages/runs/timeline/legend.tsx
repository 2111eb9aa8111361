import { EuiFlexGroup, EuiFlexItem, EuiHealth, useEuiTheme } from '@elastic/eui';
import React from 'react';

/** What the colours of the timeline mean. Upper row: what was searched; lower row: when it ran. */
export function Legend() {
  const { euiTheme } = useEuiTheme();
  const { primary, danger, accent, warning, borderBaseProminent, borderBasePlain } =
    euiTheme.colors;
  const entries = [
    ['Searched', primary],
    ['Gap: not searched', danger],
    ['Not due yet', borderBasePlain],
    ['Run', borderBaseProminent],
    ['Run with new alerts', accent],
    ['Failed run', danger],
    ['Down time: nothing ran', warning],
  ] as const;
  return (
    <EuiFlexGroup gutterSize="m" responsive={false} wrap aria-hidden>
      {entries.map(([label, color]) => (
        <EuiFlexItem grow={false} key={label}>
          <EuiHealth color={color} textSize="xs">
            {label}
          </EuiHealth>
        </EuiFlexItem>
      ))}
    </EuiFlexGroup>
  );
}
