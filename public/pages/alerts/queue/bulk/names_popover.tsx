import {
  EuiButton,
  EuiButtonEmpty,
  EuiComboBox,
  EuiFlexGroup,
  EuiFlexItem,
  EuiPopover,
} from '@elastic/eui';
import React, { useState } from 'react';
import { useRoute } from '../../../../api/use_route';

interface Props {
  button: string;
  iconType: string;
  label: string;
  /** The field whose values are offered. */
  field: string;
  /** Offered first. */
  offered?: readonly string[];
  /** What can be done with the chosen names. */
  actions: readonly { label: string; needsNames: boolean; onClick: (names: string[]) => void }[];
  isDisabled?: boolean;
  placeholder: string;
}

const OFFERED = 50;

/** Asks for a name, one that is there or another, and for what to do with it. */
export function NamesPopover({
  button,
  iconType,
  label,
  field,
  offered = [],
  actions,
  isDisabled,
  placeholder,
}: Props) {
  const [open, setOpen] = useState(false);
  const [names, setNames] = useState<string[]>([]);
  const { data } = useRoute(
    'listAlertValues',
    { query: { field, size: OFFERED } },
    { enabled: open },
  );
  const options = [...new Set([...offered, ...(data?.values.map(({ value }) => value) ?? [])])];
  const close = () => {
    setOpen(false);
    setNames([]);
  };
  return (
    <EuiPopover
      aria-label={label}
      isOpen={open}
      closePopover={close}
      panelPaddingSize="m"
      button={
        <EuiButtonEmpty
          size="s"
          iconType={iconType}
          isDisabled={isDisabled}
          onClick={() => setOpen(!open)}
        >
          {button}
        </EuiButtonEmpty>
      }
    >
      <EuiFlexGroup gutterSize="s" alignItems="center" wrap responsive={false}>
        <EuiFlexItem style={{ minInlineSize: 200 }}>
          <EuiComboBox
            compressed
            autoFocus
            singleSelection={{ asPlainText: true }}
            aria-label={label}
            placeholder={placeholder}
            options={options.map((name) => ({ label: name }))}
            selectedOptions={names.map((name) => ({ label: name }))}
            onChange={(chosen) => setNames(chosen.map((one) => one.label))}
            onCreateOption={(name) => setNames([name.trim()])}
          />
        </EuiFlexItem>
        {actions.map(({ label: words, needsNames, onClick }) => (
          <EuiFlexItem key={words} grow={false}>
            <EuiButton
              size="s"
              isDisabled={needsNames && names.length === 0}
              onClick={() => {
                close();
                onClick(names);
              }}
            >
              {words}
            </EuiButton>
          </EuiFlexItem>
        ))}
      </EuiFlexGroup>
    </EuiPopover>
  );
}
