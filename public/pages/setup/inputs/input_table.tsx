import {
  EuiBasicTable,
  EuiHealth,
  EuiSpacer,
  EuiText,
  EuiToolTip,
  type EuiBasicTableColumn,
} from '@elastic/eui';
import React from 'react';
import type { InputReport } from '../../../../common/api/setup';
import { displayText } from '../../../../common/line/display';
import { Time } from '../../../components/time';
import { formatBytes } from './format_bytes';

interface Look {
  color: string;
  name: string;
  meaning: string;
}

const LOOKS: Readonly<Record<InputReport['state'], Look>> = {
  following: { color: 'success', name: 'Following', meaning: 'New lines are read as they come.' },
  waiting: {
    color: 'subdued',
    name: 'Waiting',
    meaning: 'There is nothing to read yet, which may be as it should.',
  },
  error: { color: 'danger', name: 'Error', meaning: 'It is there and can’t be read.' },
  stopped: { color: 'subdued', name: 'Stopped', meaning: 'It is no longer read.' },
};

function StateCell({ state }: Pick<InputReport, 'state'>) {
  const { color, name, meaning } = LOOKS[state];
  return (
    <EuiToolTip content={meaning} display="block">
      <EuiHealth color={color} tabIndex={0} style={{ display: 'block' }}>
        {name}
      </EuiHealth>
    </EuiToolTip>
  );
}

function count(field: keyof InputReport & string, name: string): EuiBasicTableColumn<InputReport> {
  return {
    field,
    name,
    dataType: 'number',
    width: '8em',
    render: (value: number) => value.toLocaleString('en'),
  };
}

/** What a waiting input waits for, or the input's name where that is not its path once more. */
function moreOf({ path, source, state, error }: InputReport): string {
  if (state === 'waiting' && error !== undefined) return error;
  return source === `file:${path}` ? 'file' : source;
}

const COLUMNS: EuiBasicTableColumn<InputReport>[] = [
  {
    name: 'Input',
    width: '24em',
    render: (input: InputReport) => (
      <div>
        {displayText(input.path)}
        <EuiText size="xs" color="subdued">
          {displayText(moreOf(input))}
        </EuiText>
      </div>
    ),
  },
  { name: 'State', width: '120px', render: (input: InputReport) => <StateCell {...input} /> },
  {
    field: 'lag_bytes',
    name: 'Lag',
    dataType: 'number',
    width: '8em',
    render: (bytes: number) => (bytes === 0 ? 'None' : formatBytes(bytes)),
  },
  count('lines', 'Lines'),
  count('events', 'Events'),
  count('duplicates', 'Duplicates'),
  count('errors', 'Errors'),
  {
    name: 'Last event',
    render: ({ last_event_at: at }: InputReport) =>
      at === undefined ? 'None yet' : <Time value={at} relative />,
  },
];

/** The inputs, with what each has read since the process started. */
export function InputTable({ inputs }: { inputs: readonly InputReport[] }) {
  return (
    <>
      <EuiBasicTable<InputReport>
        data-test-subj="inputTable"
        tableCaption="Inputs"
        items={[...inputs]}
        itemId="source"
        columns={COLUMNS}
      />
      <EuiSpacer size="s" />
      <EuiText size="xs" color="subdued">
        <p>
          Numbers count from the start of the process. A duplicate is a line that was stored
          already, by this way or another.
        </p>
      </EuiText>
    </>
  );
}
