import { EuiBadge, EuiBadgeGroup, EuiText } from '@elastic/eui';
import React from 'react';
import { DisplayText } from '../../../../components/display_text';

/** All of the alert's tags; none, nothing. */
export function TagList({ tags }: { tags: readonly string[] }) {
  if (tags.length === 0) return null;
  return (
    <EuiBadgeGroup role="group" aria-label="Tags" gutterSize="xs" style={{ alignItems: 'center' }}>
      <EuiText size="xs" color="subdued">
        Tags
      </EuiText>
      {tags.map((tag) => (
        <EuiBadge key={tag} color="hollow" style={{ marginInlineStart: 0 }}>
          <DisplayText text={tag} />
        </EuiBadge>
      ))}
    </EuiBadgeGroup>
  );
}
