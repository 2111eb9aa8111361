import { EuiButton } from '@elastic/eui';
import React, { useState } from 'react';
import { useShortcuts } from '../../../../components/shortcuts/shortcuts_provider';
import { CloseDialog } from './close_dialog';

/** The button that closes the alert, and the dialog that asks why. */
export function CloseAlert({ isDisabled }: { isDisabled: boolean }) {
  const [isOpen, setOpen] = useState(false);
  useShortcuts([
    {
      key: 'c',
      description: 'Close, with a reason',
      onPress: () => setOpen(true),
      enabled: !isDisabled,
    },
  ]);
  return (
    <>
      <EuiButton size="s" isDisabled={isDisabled} onClick={() => setOpen(true)}>
        Close
      </EuiButton>
      {isOpen && <CloseDialog onDone={() => setOpen(false)} />}
    </>
  );
}
