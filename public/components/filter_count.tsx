import { EuiNotificationBadge } from '@elastic/eui';
import React from 'react';

/** The number beside a filter's name, where it is known. EUI's own is called “available filters”, and is hard to read from 1,000 on. */
export function FilterCount({ count }: { count: number | undefined }) {
  if (count === undefined) return null;
  return (
    <>
      {' '}
      <EuiNotificationBadge color="subdued">{count.toLocaleString('en')}</EuiNotificationBadge>
    </>
  );
}
