import { EuiButtonEmpty, EuiPopover, type EuiSelectableOption } from '@elastic/eui';
import React, { useState } from 'react';
import { useRoute } from '../../../../api/use_route';
import { Checklist } from '../../../../components/checklist';
import { COLUMNS, DEFAULT_COLUMNS } from '../model/columns';

interface Props {
  columns: readonly string[];
  onChange: (columns: readonly string[]) => void;
}

/** Columns that were there keep their order, what is new comes last. */
function inOrder(chosen: readonly string[], before: readonly string[]): string[] {
  const kept = before.filter((id) => chosen.includes(id));
  return [...kept, ...chosen.filter((id) => !kept.includes(id))];
}

/** Which columns the queue has: its own, and any field that alerts have. */
export function ColumnPicker({ columns, onChange }: Props) {
  const [open, setOpen] = useState(false);
  const { data } = useRoute('listAlertFields', {}, { enabled: open });
  const option = (key: string, label: string): EuiSelectableOption => ({
    key,
    label,
    checked: columns.includes(key) ? 'on' : undefined,
  });
  const names = data?.fields.map(({ name }) => name) ?? [];
  const missing = columns.filter(
    (id) => !names.includes(id) && !COLUMNS.some((column) => column.id === id),
  );
  return (
    <EuiPopover
      aria-label="Columns"
      isOpen={open}
      closePopover={() => setOpen(false)}
      anchorPosition="downRight"
      panelPaddingSize="none"
      button={
        <EuiButtonEmpty
          size="s"
          flush="right"
          color="text"
          iconType="table"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          Columns
        </EuiButtonEmpty>
      }
    >
      <Checklist
        label="Columns"
        placeholder="Find a field"
        isLoading={open && !data}
        options={[
          ...COLUMNS.map(({ id, title }) => option(id, title)),
          { label: 'Fields', isGroupLabel: true },
          ...[...missing, ...names].map((name) => option(name, name)),
        ]}
        onChange={(chosen) => {
          if (chosen.length > 0) onChange(inOrder(chosen, columns));
        }}
        footer={
          <EuiButtonEmpty size="s" onClick={() => onChange(DEFAULT_COLUMNS)}>
            As at first
          </EuiButtonEmpty>
        }
      />
    </EuiPopover>
  );
}
