import { EuiComboBox, type EuiComboBoxOptionOption } from '@elastic/eui';
import React, { useMemo } from 'react';
import { useRoute } from '../../../api/use_route';

interface FieldInputProps {
  value: string;
  onChange(field: string): void;
  isInvalid: boolean;
  label: string;
}

/** What nearly every exclusion names, first. */
const USUAL_FIELDS = [
  'executable_stack.program',
  'executable_stack.path',
  'host.name',
  'message',
  'executable_stack.origin.verdict',
];

/** What exists only once there is an alert can't be excluded by. */
function isOfTheLine(name: string): boolean {
  return !/^(?:kibana|signal)(?:\.|$)/.test(name) && !USUAL_FIELDS.includes(name);
}

function asOption(label: string): EuiComboBoxOptionOption {
  return { label };
}

/** A field of the line, picked or typed. */
export function FieldInput({ value, onChange, isInvalid, label }: FieldInputProps) {
  const { data, isLoading } = useRoute('listAlertFields', {});
  const options = useMemo(
    () => [
      { label: 'Usual', options: USUAL_FIELDS.map(asOption) },
      {
        label: 'Other fields',
        options: (data?.fields ?? [])
          .map(({ name }) => name)
          .filter(isOfTheLine)
          .map(asOption),
      },
    ],
    [data],
  );
  return (
    <EuiComboBox
      fullWidth
      aria-label={label}
      placeholder="Pick a field"
      singleSelection={{ asPlainText: true }}
      isClearable={false}
      isLoading={isLoading}
      isInvalid={isInvalid}
      options={options}
      selectedOptions={value === '' ? [] : [{ label: value }]}
      customOptionText="Use {searchValue}"
      onCreateOption={(typed) => onChange(typed.trim())}
      onChange={([chosen]) => onChange(chosen?.label ?? '')}
    />
  );
}
