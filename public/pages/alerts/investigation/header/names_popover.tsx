import { EuiButton, EuiButtonEmpty, EuiPopover, EuiPopoverFooter } from '@elastic/eui';
import React, { useState } from 'react';
import { NamesChoice } from '../../names/names_choice';

interface Props {
  /** What the button says. */
  button: string;
  /** What is chosen: `Assignees`. */
  label: string;
  placeholder: string;
  names: readonly string[];
  /** What may be chosen beside what is typed. */
  suggestions: readonly string[];
  /** How a name is shown. */
  wordOf?: (name: string) => string;
  /** What is wrong with a choice. */
  problemOf: (names: string[]) => string | undefined;
  isDisabled: boolean;
  onOpen?: () => void;
  onSave: (names: string[]) => void;
}

/** A button that opens a choice of names, and one that saves what was chosen. */
export function NamesPopover({ button, names, isDisabled, onOpen, onSave, ...choice }: Props) {
  const [chosen, setChosen] = useState<readonly string[]>();
  const close = () => setChosen(undefined);
  const save = () => {
    if (chosen) onSave([...chosen]);
    close();
  };
  return (
    <EuiPopover
      display="block"
      isOpen={chosen !== undefined}
      closePopover={close}
      anchorPosition="downLeft"
      panelPaddingSize="s"
      aria-label={choice.label}
      initialFocus="[type='search']"
      button={
        <EuiButtonEmpty
          size="s"
          style={{ maxInlineSize: '100%' }}
          color="text"
          iconType="arrowDown"
          iconSide="right"
          isDisabled={isDisabled}
          aria-expanded={chosen !== undefined}
          onClick={() => {
            onOpen?.();
            setChosen(chosen ? undefined : names);
          }}
        >
          {button}
        </EuiButtonEmpty>
      }
    >
      <div style={{ inlineSize: 280 }}>
        {chosen && <NamesChoice {...choice} chosen={chosen} onChange={setChosen} />}
      </div>
      <EuiPopoverFooter paddingSize="s">
        <EuiButton size="s" fill isDisabled={isDisabled} onClick={save}>
          Save
        </EuiButton>
      </EuiPopoverFooter>
    </EuiPopover>
  );
}
