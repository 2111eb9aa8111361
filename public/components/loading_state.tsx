import { EuiSkeletonText } from '@elastic/eui';
import React from 'react';

interface Props {
  /** What is on its way, for screen readers: `alerts`. */
  label: string;
  lines?: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10;
}

/** The place of what is on its way. */
export function LoadingState({ label, lines = 5 }: Props) {
  return <EuiSkeletonText isLoading lines={lines} contentAriaLabel={label} />;
}
