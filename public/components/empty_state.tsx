import { EuiEmptyPrompt, type EuiEmptyPromptProps } from '@elastic/eui';
import React, { type ReactNode } from 'react';

interface Props {
  /** What is the case. */
  title: string;
  /** Why, or what can be done about it. */
  children?: ReactNode;
  actions?: ReactNode;
  iconType?: EuiEmptyPromptProps['iconType'];
  titleSize?: EuiEmptyPromptProps['titleSize'];
}

/** Where there is nothing to show: says what is the case, and offers what changes it. */
export function EmptyState({ title, children, actions, iconType, titleSize = 's' }: Props) {
  return (
    <EuiEmptyPrompt
      color="transparent"
      iconType={iconType}
      title={<h2>{title}</h2>}
      titleSize={titleSize}
      body={children}
      actions={actions}
    />
  );
}
