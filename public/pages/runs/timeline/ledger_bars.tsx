import { useEuiTheme } from '@elastic/eui';
import React from 'react';
import type { DetectionReport } from '../status_sentence';
import type { Scale } from './scale';

interface LedgerBarsProps {
  report: Pick<DetectionReport, 'searched' | 'gaps' | 'searched_until'>;
  scale: Scale;
  /** Milliseconds since the epoch. */
  now: number;
  top: number;
  height: number;
  /** The fill of gaps. */
  hatch: string;
}

interface BarProps extends Pick<LedgerBarsProps, 'scale' | 'top' | 'height'> {
  from: number;
  to: number;
  fill: string;
  stroke?: string;
}

const THINNEST = 2;

/** A stretch of time as a bar; a short one can still be seen. */
export function Bar({ scale, from, to, top, height, fill, stroke }: BarProps) {
  const stretch = scale.clip(from, to);
  if (!stretch) return null;
  return (
    <rect
      x={`${stretch.left}%`}
      y={top}
      height={height}
      fill={fill}
      stroke={stroke}
      style={{ width: `max(${THINNEST}px, ${stretch.width}%)` }}
    />
  );
}

/** What has been searched, and the gaps in it. */
export function LedgerBars({ report, now, hatch, ...place }: LedgerBarsProps) {
  const { euiTheme } = useEuiTheme();
  const { searched, gaps, searched_until: until } = report;
  return (
    <g>
      {searched.map(({ from, to }) => (
        <Bar
          key={from}
          {...place}
          from={Date.parse(from)}
          to={Date.parse(to)}
          fill={euiTheme.colors.primary}
        />
      ))}
      {until !== undefined && (
        <Bar
          {...place}
          from={Date.parse(until)}
          to={now}
          fill={euiTheme.colors.backgroundBaseSubdued}
          stroke={euiTheme.colors.borderBasePlain}
        />
      )}
      {gaps.map(({ from, to }) => (
        <Bar
          key={from}
          {...place}
          from={Date.parse(from)}
          to={Date.parse(to)}
          fill={hatch}
          stroke={euiTheme.colors.danger}
        />
      ))}
    </g>
  );
}
