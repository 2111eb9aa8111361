import {
  EuiButtonGroup,
  EuiSelect,
  useIsWithinMaxBreakpoint,
  type EuiButtonGroupProps,
} from '@elastic/eui';
import React from 'react';

interface ChoiceButtonsProps<T extends string> {
  /** What is chosen. */
  legend: string;
  options: readonly { id: T; label: string }[];
  chosen: T;
  size?: EuiButtonGroupProps['buttonSize'];
  onChange(chosen: T): void;
}

/** One of a few, as buttons side by side; as a list where there is no room for them. */
export function ChoiceButtons<T extends string>(props: ChoiceButtonsProps<T>) {
  const { legend, options, chosen, size = 'm', onChange } = props;
  const isNarrow = useIsWithinMaxBreakpoint('s');
  const choose = (id: string) => {
    const option = options.find((one) => one.id === id);
    if (option) onChange(option.id);
  };
  if (isNarrow)
    return (
      <EuiSelect
        fullWidth
        aria-label={legend}
        options={options.map(({ id, label }) => ({ value: id, text: label }))}
        value={chosen}
        onChange={({ target }) => choose(target.value)}
      />
    );
  return (
    <EuiButtonGroup
      legend={legend}
      buttonSize={size}
      options={options.map(({ id, label }) => ({ id, label }))}
      idSelected={chosen}
      onChange={choose}
    />
  );
}
