import { EuiComboBox, EuiFieldText, useGeneratedHtmlId } from '@elastic/eui';
import React, { useState } from 'react';
import { useRoute } from '../../../api/use_route';
import { useDelayed } from '../../../components/use_delayed';

interface ValueInputProps {
  field: string;
  values: string[];
  many: boolean;
  isInvalid: boolean;
  label: string;
  onChange(values: string[]): void;
}

const SUGGESTIONS = 20;
const REST_MS = 250;
const LONGEST_PREFIX = 256;

/** The commonest values of the field that begin with what is typed, as far as it is no pattern. */
function useSuggestions(field: string, typed: string): string[] {
  const [literal = ''] = useDelayed(typed, REST_MS).split(/[*?]/);
  const prefix = literal.slice(0, LONGEST_PREFIX);
  const { data } = useRoute(
    'listAlertValues',
    { query: { field, prefix, size: SUGGESTIONS } },
    { enabled: field !== '' },
  );
  return field === '' ? [] : (data?.values ?? []).map(({ value }) => value);
}

function OneValue({ field, values, isInvalid, label, onChange }: ValueInputProps) {
  const [value = ''] = values;
  const suggestions = useSuggestions(field, value);
  const listId = useGeneratedHtmlId();
  return (
    <>
      <EuiFieldText
        fullWidth
        aria-label={label}
        placeholder="Value"
        autoComplete="off"
        spellCheck={false}
        isInvalid={isInvalid}
        list={listId}
        value={value}
        onChange={({ target }) => onChange([target.value, ...values.slice(1)])}
      />
      <datalist id={listId}>
        {suggestions.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
    </>
  );
}

function ManyValues({ field, values, isInvalid, label, onChange }: ValueInputProps) {
  const [typed, setTyped] = useState('');
  const suggestions = useSuggestions(field, typed);
  return (
    <EuiComboBox
      fullWidth
      aria-label={label}
      placeholder="Values"
      isInvalid={isInvalid}
      options={suggestions.map((one) => ({ label: one }))}
      selectedOptions={values.filter((one) => one !== '').map((one) => ({ label: one }))}
      customOptionText="Add {searchValue}"
      onSearchChange={setTyped}
      onCreateOption={(created) => onChange([...new Set([...values, created])].filter(Boolean))}
      onChange={(chosen) => onChange(chosen.map((one) => one.label))}
    />
  );
}

/** One value or several, with those that alerts have as suggestions. */
export function ValueInput(props: ValueInputProps) {
  return props.many ? <ManyValues {...props} /> : <OneValue {...props} />;
}
