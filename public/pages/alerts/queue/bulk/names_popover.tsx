import {
  EuiButton,
  EuiButtonEmpty,
  EuiFlexGroup,
  EuiFlexItem,
  EuiPopover,
  EuiPopoverFooter,
} from '@elastic/eui';
import React, { useState } from 'react';
import { useRoute } from '../../../../api/use_route';
import { NamesChoice } from '../../names/names_choice';

interface Props {
  button: string;
  iconType: string;
  label: string;
  /** The field whose values are offered. */
  field: string;
  /** Offered first. */
  offered?: readonly string[];
  /** How a name is shown. */
  wordOf?: (name: string) => string;
  /** What is wrong with a choice. */
  problemOf: (names: string[]) => string | undefined;
  /** What can be done with the chosen names. */
  actions: readonly { label: string; needsNames: boolean; onClick: (names: string[]) => void }[];
  isDisabled?: boolean;
  placeholder: string;
}

const OFFERED = 50;

/** Asks for names, some that are there or others, and for what to do with them. */
export function NamesPopover(props: Props) {
  const { button, iconType, label, field, offered = [], actions, isDisabled, ...choice } = props;
  const [open, setOpen] = useState(false);
  const [names, setNames] = useState<string[]>([]);
  const { data } = useRoute(
    'listAlertValues',
    { query: { field, size: OFFERED } },
    { enabled: open },
  );
  const close = () => {
    setOpen(false);
    setNames([]);
  };
  return (
    <EuiPopover
      aria-label={label}
      isOpen={open}
      closePopover={close}
      panelPaddingSize="s"
      initialFocus="[type='search']"
      button={
        <EuiButtonEmpty
          size="s"
          iconType={iconType}
          isDisabled={isDisabled}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {button}
        </EuiButtonEmpty>
      }
    >
      <div style={{ inlineSize: 280 }}>
        {open && (
          <NamesChoice
            {...choice}
            label={label}
            suggestions={[...offered, ...(data?.values.map(({ value }) => value) ?? [])]}
            chosen={names}
            onChange={setNames}
          />
        )}
      </div>
      <EuiPopoverFooter paddingSize="s">
        <EuiFlexGroup gutterSize="s" responsive={false}>
          {actions.map(({ label: words, needsNames, onClick }) => (
            <EuiFlexItem key={words} grow={false}>
              <EuiButton
                size="s"
                isDisabled={isDisabled || (needsNames && names.length === 0)}
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
      </EuiPopoverFooter>
    </EuiPopover>
  );
}
