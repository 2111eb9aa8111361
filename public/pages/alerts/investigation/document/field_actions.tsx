import { EuiButtonIcon, EuiCopy, EuiFlexGroup, EuiFlexItem, EuiToolTip } from '@elastic/eui';
import React from 'react';
import { useOpenAlert } from '../open_alert';
import { clauseFor, type DocumentField } from './document_fields';

interface ActionProps {
  label: string;
  iconType: string;
  onClick: () => void;
}

function Action({ label, iconType, onClick }: ActionProps) {
  return (
    <EuiFlexItem grow={false}>
      <EuiToolTip content={label} disableScreenReaderOutput>
        <EuiButtonIcon
          size="xs"
          color="text"
          iconType={iconType}
          aria-label={label}
          onClick={onClick}
        />
      </EuiToolTip>
    </EuiFlexItem>
  );
}

/** What can be done with a field: narrow the queue to its value, leave its value out, copy it. */
export function FieldActions({ field }: { field: DocumentField }) {
  const { filter } = useOpenAlert();
  return (
    <EuiFlexGroup gutterSize="xs" responsive={false}>
      <Action
        label={`Filter for ${field.name}`}
        iconType="plusInCircle"
        onClick={() => filter(clauseFor(field, true))}
      />
      <Action
        label={`Filter out ${field.name}`}
        iconType="minusInCircle"
        onClick={() => filter(clauseFor(field, false))}
      />
      <EuiFlexItem grow={false}>
        <EuiCopy textToCopy={field.values.join('\n')} beforeMessage={`Copy ${field.name}`}>
          {(copy) => (
            <EuiButtonIcon
              size="xs"
              color="text"
              iconType="copyClipboard"
              aria-label={`Copy ${field.name}`}
              onClick={copy}
            />
          )}
        </EuiCopy>
      </EuiFlexItem>
    </EuiFlexGroup>
  );
}
