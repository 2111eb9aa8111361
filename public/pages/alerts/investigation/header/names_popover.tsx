import {
  EuiButton,
  EuiButtonEmpty,
  EuiPopover,
  EuiPopoverFooter,
  EuiSelectable,
  type EuiSelectableOption,
} from '@elastic/eui';
import React, { useState } from 'react';

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
  isDisabled: boolean;
  onOpen?: () => void;
  onSave: (names: string[]) => void;
}

const MOST_PX = 200;

interface ChoiceProps extends Pick<Props, 'label' | 'placeholder' | 'suggestions' | 'wordOf'> {
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}

/** A list to choose names from; a name that is typed and not in it can be added. */
function NamesChoice({ label, placeholder, suggestions, wordOf = String, ...props }: ChoiceProps) {
  const { chosen, onChange } = props;
  const [added, setAdded] = useState<readonly string[]>(chosen);
  const [typed, setTyped] = useState('');

  const known = [...new Set([...added, ...suggestions])];
  const options: EuiSelectableOption[] = known.map((name) => ({
    key: name,
    label: wordOf(name),
    checked: chosen.includes(name) ? 'on' : undefined,
  }));
  const wanted = typed.trim();
  if (wanted !== '' && !options.some((option) => option.key === wanted || option.label === wanted))
    options.push({
      key: wanted,
      label: `Add “${wanted}”`,
      searchableLabel: typed,
    });

  // An option's key is its name.
  return (
    <EuiSelectable
      searchable
      aria-label={label}
      options={options}
      listProps={{ isVirtualized: false, textWrap: 'wrap' }}
      searchProps={{ value: typed, onChange: setTyped, placeholder, compressed: true }}
      emptyMessage="Type a name to add it"
      onChange={(next) => {
        const names = next.flatMap(({ checked, key }) =>
          checked === 'on' && key !== undefined ? [key] : [],
        );
        setAdded([...new Set([...added, ...names])]);
        onChange(names);
        if (names.includes(wanted) && !known.includes(wanted)) setTyped('');
      }}
    >
      {(list, search) => (
        <>
          {search}
          <div className="eui-yScroll" style={{ maxBlockSize: MOST_PX }}>
            {list}
          </div>
        </>
      )}
    </EuiSelectable>
  );
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
      isOpen={chosen !== undefined}
      closePopover={close}
      anchorPosition="downLeft"
      panelPaddingSize="s"
      aria-label={choice.label}
      initialFocus="[type='search']"
      button={
        <EuiButtonEmpty
          size="s"
          color="text"
          iconType="arrowDown"
          iconSide="right"
          isDisabled={isDisabled}
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
