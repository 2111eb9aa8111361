import {
  EuiFieldSearch,
  EuiInMemoryTable,
  EuiSpacer,
  EuiText,
  type EuiBasicTableColumn,
} from '@elastic/eui';
import React, { Fragment, useMemo, useState } from 'react';
import { displayText } from '../../../../../common/line/display';
import { useOpenAlert } from '../open_alert';
import { documentFields, filterFields, type DocumentField } from './document_fields';
import { FieldActions } from './field_actions';
import { FieldValue } from './field_value';

const COLUMNS: EuiBasicTableColumn<DocumentField>[] = [
  {
    name: 'Field',
    render: ({ name }: DocumentField) => (
      <EuiText size="xs" className="eui-textBreakWord">
        <strong>
          {displayText(name)
            .split('.')
            .map((part, index) => (
              <Fragment key={index}>
                {index > 0 && '.'}
                {index > 0 && <wbr />}
                {part}
              </Fragment>
            ))}
        </strong>
      </EuiText>
    ),
  },
  { name: 'Value', render: ({ values }: DocumentField) => <FieldValue values={values} /> },
  {
    name: 'Actions',
    width: '96px',
    render: (field: DocumentField) => <FieldActions field={field} />,
  },
];

/** Every field of the alert; a box narrows them by name or value. */
export function FieldTable() {
  const { document } = useOpenAlert();
  const [text, setText] = useState('');
  const fields = useMemo(() => documentFields(document), [document]);
  const shown = useMemo(() => filterFields(fields, text), [fields, text]);
  return (
    <>
      <EuiFieldSearch
        compressed
        fullWidth
        aria-label="Narrow the fields"
        placeholder={`Find in ${fields.length} fields`}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <EuiSpacer size="s" />
      {shown.length === 0 ? (
        <EuiText size="s" color="subdued" role="status">
          <p>No field or value holds this text.</p>
        </EuiText>
      ) : (
        <EuiInMemoryTable<DocumentField>
          tableCaption="Fields of the alert"
          itemId="name"
          items={shown}
          columns={COLUMNS}
          compressed
          tableLayout="auto"
          responsiveBreakpoint={false}
          pagination={shown.length > 50 ? { pageSize: 50, showPerPageOptions: false } : false}
        />
      )}
    </>
  );
}
