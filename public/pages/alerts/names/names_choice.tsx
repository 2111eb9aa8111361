import { EuiFormErrorText, EuiSelectable, type EuiSelectableOption } from '@elastic/eui';
import React, { useState } from 'react';
import { typedNames } from './typed_names';

interface Props {
  /** What is chosen: `Assignees`. */
  label: string;
  placeholder: string;
  /** What may be chosen beside what is typed. */
  suggestions: readonly string[];
  /** How a name is shown. */
  wordOf?: (name: string) => string;
  chosen: readonly string[];
  /** What is wrong with a choice. */
  problemOf: (names: string[]) => string | undefined;
  onChange: (chosen: string[]) => void;
}

const MOST_PX = 200;

/** A list to choose names from; names that are typed, with commas between them, and not in it can be added. */
export function NamesChoice(props: Props) {
  const { label, placeholder, suggestions, wordOf = String, chosen, problemOf, onChange } = props;
  const [added, setAdded] = useState<readonly string[]>(chosen);
  const [typed, setTyped] = useState('');

  const known = [...new Set([...added, ...suggestions])];
  const { names: wanted, isNew } = typedNames(typed, known, wordOf);
  const problem = problemOf([...new Set([...chosen, ...wanted])]);
  const addKey = `add ${wanted.join()}`;
  // Enter takes an option that is chosen first, and gives it up: what is typed may be no more than a part of its name.
  const resting = typed === '' ? [] : chosen.filter((name) => !wanted.includes(name));
  // Elsewhere an option's key is its name.
  const options: EuiSelectableOption[] = known
    .filter((name) => !resting.includes(name))
    .map((name) => ({
      key: name,
      label: wordOf(name),
      checked: chosen.includes(name) ? 'on' : undefined,
    }));
  if (isNew && problem === undefined)
    options.push({
      key: addKey,
      label: `Add ${wanted.map((name) => `“${wordOf(name)}”`).join(', ')}`,
      searchableLabel: typed,
    });

  return (
    <EuiSelectable
      searchable
      aria-label={label}
      options={options}
      listProps={{ isVirtualized: false, textWrap: 'wrap' }}
      // The button that clears it is smaller than a finger.
      searchProps={{
        value: typed,
        onChange: setTyped,
        placeholder,
        compressed: true,
        isClearable: false,
      }}
      emptyMessage="Type a name to add it"
      onChange={(next) => {
        const keys = next.flatMap(({ checked, key }) =>
          checked === 'on' && key !== undefined ? [key] : [],
        );
        const isAdding = isNew && keys.includes(addKey);
        const names = keys.flatMap((key) => (isAdding && key === addKey ? wanted : [key]));
        const all = [...new Set([...resting, ...names])];
        setAdded([...new Set([...added, ...all])]);
        onChange(all);
        if (isAdding) setTyped('');
      }}
    >
      {(list, search) => (
        <>
          {search}
          {problem !== undefined && <EuiFormErrorText>{problem}</EuiFormErrorText>}
          <div className="eui-yScroll eui-textBreakWord" style={{ maxBlockSize: MOST_PX }}>
            {list}
          </div>
        </>
      )}
    </EuiSelectable>
  );
}
