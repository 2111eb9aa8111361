import { EuiAccordion, EuiText, useGeneratedHtmlId } from '@elastic/eui';
import React from 'react';
import { formatDuration } from '../../../components/format_time';
import { Time } from '../../../components/time';
import type { DownTime } from '../downtime';
import type { DetectionReport } from '../status_sentence';

interface TimelineWordsProps {
  report: Pick<DetectionReport, 'searched' | 'gaps' | 'since'>;
  down: readonly DownTime[];
}

interface StretchProps {
  from: string | number;
  to: string | number;
}

function millis(time: string | number): number {
  return typeof time === 'string' ? Date.parse(time) : time;
}

/** From, to, and how long that is. */
export function StretchWords({ from, to }: StretchProps) {
  return (
    <>
      <Time value={from} relative={false} /> to <Time value={to} relative={false} /> (
      {formatDuration(millis(to) - millis(from))})
    </>
  );
}

function Stretches({ title, stretches }: { title: string; stretches: readonly StretchProps[] }) {
  return (
    <>
      <h3>{title}</h3>
      {stretches.length === 0 ? (
        <p>None.</p>
      ) : (
        <ul>
          {stretches.map(({ from, to }) => (
            <li key={from}>
              <StretchWords from={from} to={to} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** The timeline in words: every stretch that was searched, every gap, every down time. */
export function TimelineWords({ report, down }: TimelineWordsProps) {
  const id = useGeneratedHtmlId();
  const { searched, gaps, since } = report;
  return (
    <EuiAccordion id={id} buttonContent="The timeline in words" paddingSize="s">
      <EuiText size="s">
        {since !== undefined && (
          <p>
            Nothing is left out from <Time value={since} relative={false} /> on, but for the gaps.
          </p>
        )}
        <Stretches title="Gaps" stretches={gaps} />
        <Stretches title="Searched" stretches={searched.toReversed()} />
        <Stretches title="Down time: nothing ran" stretches={down} />
      </EuiText>
    </EuiAccordion>
  );
}
