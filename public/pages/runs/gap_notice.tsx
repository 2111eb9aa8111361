import { EuiCallOut, EuiSpacer } from '@elastic/eui';
import React from 'react';
import type { DetectionReport } from './status_sentence';
import { StretchWords } from './timeline/timeline_words';

const SHOWN = 5;

/** What has not been searched: from when to when, and that it will be. */
export function GapList({ gaps }: Pick<DetectionReport, 'gaps'>) {
  return (
    <>
      <p>Failed runs or down time left out what follows. The next run searches it first.</p>
      <ul>
        {gaps.slice(0, SHOWN).map(({ from, to }) => (
          <li key={from}>
            <StretchWords from={from} to={to} />
          </li>
        ))}
        {gaps.length > SHOWN && <li>and {gaps.length - SHOWN} more, in words below</li>}
      </ul>
    </>
  );
}

/** That more was found than one run may make alerts of. */
export function BacklogNotice({ backlog }: Pick<DetectionReport, 'backlog'>) {
  if (!backlog) return null;
  return (
    <>
      <EuiCallOut
        color="warning"
        iconType="clock"
        title="The last run reached its limit of 100 alerts. The next one follows at once and goes on from there; nothing is dropped."
        size="s"
      />
      <EuiSpacer size="m" />
    </>
  );
}
