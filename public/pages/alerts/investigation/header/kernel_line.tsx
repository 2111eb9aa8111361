import { EuiPanel, EuiText } from '@elastic/eui';
import React from 'react';
import { DisplayText } from '../../../../components/display_text';

/** The line as the kernel printed it. What would hide or move text stands there as an escape. */
export function KernelLine({ message }: { message: string | undefined }) {
  return (
    <EuiPanel color="subdued" hasShadow={false} paddingSize="s" borderRadius="m">
      <EuiText size="s" className="eui-textBreakWord">
        {message === undefined ? (
          <em>The alert holds no line.</em>
        ) : (
          <code style={{ whiteSpace: 'pre-wrap' }}>
            <DisplayText text={message} />
          </code>
        )}
      </EuiText>
    </EuiPanel>
  );
}
