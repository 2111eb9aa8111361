import { EuiButtonEmpty, EuiNotificationBadge, EuiTableRow, EuiTableRowCell } from '@elastic/eui';
import React from 'react';
import { DisplayText } from '../../../../components/display_text';

interface Props {
  value: string;
  count: number;
  span: number;
  isOpen: boolean;
  onToggle: () => void;
}

/** The head of a group: what its alerts share, and how many they are. */
export function GroupRow({ value, count, span, isOpen, onToggle }: Props) {
  return (
    <EuiTableRow>
      <EuiTableRowCell colSpan={span} mobileOptions={{ width: '100%' }}>
        <EuiButtonEmpty
          size="xs"
          color="text"
          flush="left"
          iconType={isOpen ? 'arrowDown' : 'arrowRight'}
          aria-expanded={isOpen}
          onClick={onToggle}
        >
          <strong>
            <DisplayText text={value} />
          </strong>{' '}
          <EuiNotificationBadge color="subdued">{count.toLocaleString('en')}</EuiNotificationBadge>
        </EuiButtonEmpty>
      </EuiTableRowCell>
    </EuiTableRow>
  );
}
