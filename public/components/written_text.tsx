import { EuiText } from '@elastic/eui';
import React from 'react';
import { displayText } from '../../common/line/display';

/** What somebody wrote, in one line. */
export function writtenInOneLine(text: string): string {
  return displayText(text.trim().replace(/\s*\n\s*/g, ' '));
}

/** What somebody wrote: several lines stay several lines. */
export function WrittenText({ text }: { text: string }) {
  return (
    <EuiText size="s" className="eui-textBreakWord">
      {text.split(/\r?\n/).map((line, index) => (
        <p key={index} style={{ marginBlock: 0, minBlockSize: '1lh' }}>
          {displayText(line)}
        </p>
      ))}
    </EuiText>
  );
}
