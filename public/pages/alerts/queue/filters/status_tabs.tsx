import { EuiNotificationBadge, EuiTab, EuiTabs } from '@elastic/eui';
import React from 'react';
import type { StatusCounts } from '../bulk/possible_changes';
import { STATUS_NAMES } from '../../../../components/status_badge';
import { STATUS_CHOICES, type StatusChoice } from '../model/queue_view';

interface Props {
  status: StatusChoice;
  counts: StatusCounts | undefined;
  onChange: (status: StatusChoice) => void;
}

function countOf(choice: StatusChoice, counts: StatusCounts): number {
  if (choice !== 'all') return counts[choice] ?? 0;
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

/** The queue by how far its alerts have come, with their numbers. */
export function StatusTabs({ status, counts, onChange }: Props) {
  return (
    <EuiTabs size="s" bottomBorder={false} aria-label="Status">
      {STATUS_CHOICES.map((choice) => (
        <EuiTab
          key={choice}
          isSelected={choice === status}
          onClick={() => onChange(choice)}
          append={
            counts && (
              <EuiNotificationBadge color="subdued">
                {countOf(choice, counts).toLocaleString('en')}
              </EuiNotificationBadge>
            )
          }
        >
          {choice === 'all' ? 'All' : STATUS_NAMES[choice]}
        </EuiTab>
      ))}
    </EuiTabs>
  );
}
