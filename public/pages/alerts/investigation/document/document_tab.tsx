import {
  EuiButtonEmpty,
  EuiButtonGroup,
  EuiCopy,
  EuiFlexGroup,
  EuiFlexItem,
  EuiSpacer,
} from '@elastic/eui';
import React, { useMemo, useState } from 'react';
import { useOpenAlert } from '../open_alert';
import { FieldTable } from './field_table';
import { JsonView } from './json_view';

const VIEWS = [
  { id: 'table', label: 'Table' },
  { id: 'json', label: 'JSON' },
] as const;

/** The alert as it is stored: as a table of fields or as JSON. What is copied is always the whole. */
export function DocumentTab() {
  const { document } = useOpenAlert();
  const [view, setView] = useState<string>('table');
  const json = useMemo(() => JSON.stringify(document, null, 2), [document]);
  return (
    <>
      <EuiFlexGroup gutterSize="s" alignItems="center" responsive={false}>
        <EuiFlexItem grow={false}>
          <EuiButtonGroup
            legend="How the alert is shown"
            buttonSize="compressed"
            options={[...VIEWS]}
            idSelected={view}
            onChange={setView}
          />
        </EuiFlexItem>
        <EuiFlexItem grow={false}>
          <EuiCopy textToCopy={json}>
            {(copy) => (
              <EuiButtonEmpty size="s" iconType="copyClipboard" onClick={copy}>
                Copy JSON
              </EuiButtonEmpty>
            )}
          </EuiCopy>
        </EuiFlexItem>
      </EuiFlexGroup>
      <EuiSpacer size="s" />
      {view === 'json' ? <JsonView json={json} /> : <FieldTable />}
    </>
  );
}
