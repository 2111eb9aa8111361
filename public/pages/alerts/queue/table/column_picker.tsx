import {
  EuiButton,
  EuiButtonIcon,
  EuiComboBox,
  EuiFormRow,
  EuiPopover,
  EuiToolTip,
} from '@elastic/eui';
import React, { useState } from 'react';
import { useRoute } from '../../../../api/use_route';
import { COLUMNS, DEFAULT_COLUMNS } from '../model/columns';

interface Props {
  columns: readonly string[];
  onChange: (columns: readonly string[]) => void;
}

const WIDTH = 360;

function titleOf(id: string): string {
  return COLUMNS.find((column) => column.id === id)?.title ?? id;
}

/** Which columns the queue has, in their order: its own, and any field that alerts have. */
export function ColumnPicker({ columns, onChange }: Props) {
  const [open, setOpen] = useState(false);
  const { data, isLoading } = useRoute('listAlertFields', {}, { enabled: open });
  const own = COLUMNS.map(({ id, title }) => ({ key: id, label: title }));
  const fields = (data?.fields ?? []).map(({ name }) => ({ key: name, label: name }));
  return (
    <EuiPopover
      aria-label="Columns"
      isOpen={open}
      closePopover={() => setOpen(false)}
      anchorPosition="downRight"
      panelPaddingSize="s"
      panelStyle={{ inlineSize: WIDTH }}
      button={
        <EuiToolTip content="Columns" disableScreenReaderOutput>
          <EuiButtonIcon
            iconType="tableDensityNormal"
            color="text"
            size="s"
            aria-label="Columns"
            onClick={() => setOpen(!open)}
          />
        </EuiToolTip>
      }
    >
      <EuiFormRow
        label="Columns"
        labelAppend={
          <EuiButton size="s" onClick={() => onChange(DEFAULT_COLUMNS)}>
            As at first
          </EuiButton>
        }
      >
        <EuiComboBox
          compressed
          aria-label="Columns"
          isLoading={isLoading && open}
          isClearable={false}
          options={[
            { label: 'Columns', options: own },
            { label: 'Fields', options: fields },
          ]}
          selectedOptions={columns.map((id) => ({ key: id, label: titleOf(id) }))}
          onChange={(chosen) => {
            if (chosen.length > 0) onChange(chosen.map(({ key, label }) => key ?? label));
          }}
        />
      </EuiFormRow>
    </EuiPopover>
  );
}
