import { EuiButtonEmpty, EuiText } from '@elastic/eui';
import React, { useState } from 'react';
import { displayText } from '../../../../../common/line/display';

const SHOWN = 300;

/** A field's values; long ones are cut until somebody wants to see all. */
export function FieldValue({ values }: { values: readonly string[] }) {
  const [isWhole, setWhole] = useState(false);
  const text = values.join(', ');
  const isLong = text.length > SHOWN;
  return (
    <EuiText size="xs" className="eui-textBreakWord">
      {displayText(isLong && !isWhole ? text.slice(0, SHOWN) : text)}
      {isLong && (
        <EuiButtonEmpty size="xs" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? 'Show less' : `Show all ${text.length.toLocaleString('en')} characters`}
        </EuiButtonEmpty>
      )}
    </EuiText>
  );
}
