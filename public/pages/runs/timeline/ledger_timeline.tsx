import { EuiPanel, useEuiTheme, useGeneratedHtmlId, useIsWithinMaxBreakpoint } from '@elastic/eui';
import React from 'react';
import type { Run } from '../../../../common/api/detection';
import { formatTimeShort } from '../../../components/format_time';
import type { DownTime } from '../downtime';
import type { DetectionReport } from '../status_sentence';
import { LedgerBars } from './ledger_bars';
import { Legend } from './legend';
import { RunMarks } from './run_marks';
import { makeScale, type Scale } from './scale';

interface LedgerTimelineProps {
  report: DetectionReport;
  runs: readonly Run[];
  down: readonly DownTime[];
  /** Milliseconds: how far back it reaches. */
  length: number;
  /** Milliseconds since the epoch. */
  now: number;
  /** What it shows, in a sentence, for those who don't see it. */
  description: string;
}

const HEIGHT = 104;
const LEDGER_TOP = 18;
const RUNS_TOP = 56;
const BAR = 22;
const AXIS = 84;
/** A little room to the right of now. */
const AHEAD = 0.02;

/** Close to an end a label would be cut. */
function isLabelled(at: number): boolean {
  return at > 3 && at < 97;
}

function Axis({ scale, now }: { scale: Scale; now: number }) {
  const { euiTheme } = useEuiTheme();
  const small = { fontSize: 11, fill: euiTheme.colors.textSubdued };
  // On a phone there is room for every other label.
  const every = useIsWithinMaxBreakpoint('s') ? 2 : 1;
  return (
    <g>
      {scale.ticks.map((time, index) => (
        <g key={time}>
          <line
            x1={`${scale.at(time)}%`}
            x2={`${scale.at(time)}%`}
            y1={LEDGER_TOP}
            y2={AXIS}
            stroke={euiTheme.colors.borderBaseSubdued}
          />
          {index % every === 0 && isLabelled(scale.at(time)) && (
            <text x={`${scale.at(time)}%`} y={AXIS + 14} textAnchor="middle" {...small}>
              {formatTimeShort(time, now)}
            </text>
          )}
        </g>
      ))}
      <line
        x1={`${scale.at(now)}%`}
        x2={`${scale.at(now)}%`}
        y1={LEDGER_TOP - 4}
        y2={AXIS}
        stroke={euiTheme.colors.textParagraph}
        strokeWidth={2}
      />
      <text
        x={`${scale.at(now)}%`}
        y={LEDGER_TOP - 7}
        textAnchor="end"
        {...small}
        fill={euiTheme.colors.textParagraph}
      >
        now
      </text>
    </g>
  );
}

function RowLabel({ y, children }: { y: number; children: string }) {
  const { euiTheme } = useEuiTheme();
  return (
    <text x="0" y={y - 5} fontSize={11} fill={euiTheme.colors.textSubdued}>
      {children}
    </text>
  );
}

/** What has been searched, what has not, and when it ran: as bars over time. The same stands below in words. */
export function LedgerTimeline(props: LedgerTimelineProps) {
  const { report, runs, down, length, now, description } = props;
  const { euiTheme } = useEuiTheme();
  const titleId = useGeneratedHtmlId();
  const hatchId = useGeneratedHtmlId({ prefix: 'gap' });
  const scale = makeScale(now - length, now + length * AHEAD);
  const hatch = `url(#${hatchId})`;
  return (
    <EuiPanel hasBorder paddingSize="m">
      <svg
        width="100%"
        height={HEIGHT}
        role="img"
        aria-labelledby={titleId}
        // A label near the edge of a narrow page shall not be cut.
        overflow="visible"
      >
        <title id={titleId}>{description}</title>
        <defs>
          <pattern id={hatchId} width="6" height="6" patternUnits="userSpaceOnUse">
            <rect width="6" height="6" fill={euiTheme.colors.backgroundLightDanger} />
            <path d="M0 6L6 0" stroke={euiTheme.colors.danger} strokeWidth="1.5" />
          </pattern>
        </defs>
        <Axis scale={scale} now={now} />
        <RowLabel y={LEDGER_TOP}>Searched</RowLabel>
        <RowLabel y={RUNS_TOP}>Runs</RowLabel>
        <LedgerBars
          report={report}
          scale={scale}
          now={now}
          top={LEDGER_TOP}
          height={BAR}
          hatch={hatch}
        />
        <RunMarks runs={runs} down={down} scale={scale} top={RUNS_TOP} height={BAR} />
      </svg>
      <Legend hatch={hatch} />
    </EuiPanel>
  );
}
