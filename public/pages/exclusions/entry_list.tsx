import { EuiCode, EuiText } from '@elastic/eui';
import React from 'react';
import { describeEntry } from '../../../common/exclusion/describe_entry';
import type { Entry } from '../../../common/exclusion/exclusion';
import { displayText } from '../../../common/line/display';

/** What all of an exclusion's entries say, in one line of words. */
export function entriesInWords(entries: readonly Entry[]): string {
  return displayText(entries.map(describeEntry).join(' and '));
}

/** The entries of an exclusion in words, one below the other. */
export function EntryList({ entries }: { entries: readonly Entry[] }) {
  return (
    <EuiText size="s">
      {entries.map((entry, at) => (
        <div key={at}>
          {at > 0 && 'and '}
          <EuiCode transparentBackground style={{ paddingInline: 0 }}>
            {displayText(describeEntry(entry))}
          </EuiCode>
        </div>
      ))}
    </EuiText>
  );
}
