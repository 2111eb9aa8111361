import { EuiPanel, EuiText } from '@elastic/eui';
import React, { useMemo } from 'react';
import { displayText } from '../../../../../common/line/display';

const SHOWN = 100_000;

/** The alert as JSON; a very long one in part. */
export function JsonView({ json }: { json: string }) {
  const shown = useMemo(() => json.slice(0, SHOWN).split('\n').map(displayText).join('\n'), [json]);
  return (
    <EuiPanel color="subdued" hasShadow={false} paddingSize="s">
      <EuiText size="xs">
        <code
          role="region"
          aria-label="The alert as JSON"
          tabIndex={0}
          className="eui-textBreakWord"
          style={{ display: 'block', whiteSpace: 'pre-wrap' }}
        >
          {shown}
        </code>
        {json.length > SHOWN && (
          <p>
            The first {SHOWN.toLocaleString('en')} of {json.length.toLocaleString('en')} characters;
            copy to see all.
          </p>
        )}
      </EuiText>
    </EuiPanel>
  );
}
