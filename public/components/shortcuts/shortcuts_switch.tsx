import { EuiSwitch } from '@elastic/eui';
import React from 'react';

interface Props {
  enabled: boolean;
  onChange: (enabled: boolean) => void;
}

/** Whether single keys do anything. */
export function ShortcutsSwitch({ enabled, onChange }: Props) {
  return (
    <EuiSwitch
      label="Use single keys as shortcuts"
      checked={enabled}
      onChange={({ target }) => onChange(target.checked)}
    />
  );
}
