import { EuiButton, EuiPopover, EuiPopoverTitle } from '@elastic/eui';
import React, { useState } from 'react';
import { useShortcuts } from '../../../../components/shortcuts/shortcuts_provider';
import { CloseForm } from './close_form';

/** The button that closes the alert, and the form that asks why. */
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
    <EuiPopover
      isOpen={isOpen}
      closePopover={() => setOpen(false)}
      anchorPosition="downLeft"
      aria-label="Close the alert"
      initialFocus="[name='reason']"
      panelPaddingSize="m"
      button={
        <EuiButton
          size="s"
          iconType="arrowDown"
          iconSide="right"
          isDisabled={isDisabled}
          onClick={() => setOpen(!isOpen)}
        >
          Close
        </EuiButton>
      }
    >
      <EuiPopoverTitle paddingSize="s">Why is it closed?</EuiPopoverTitle>
      <CloseForm onDone={() => setOpen(false)} />
    </EuiPopover>
  );
}
