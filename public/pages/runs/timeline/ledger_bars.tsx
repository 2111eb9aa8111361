import React from 'react';
import type { DetectionReport } from '../status_sentence';
import { Bar } from './bar';
import type { Scale } from './scale';
import { useBarLooks } from './use_bar_looks';

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

/** What has been searched, and the gaps in it. */
export function LedgerBars({ report, now, hatch, ...place }: LedgerBarsProps) {
  const looks = useBarLooks(hatch);
  const { searched, gaps, searched_until: until } = report;
  return (
    <g>
      {searched.map(({ from, to }) => (
        <Bar
          key={from}
          {...place}
          from={Date.parse(from)}
          to={Date.parse(to)}
          {...looks.searched}
        />
      ))}
      {until !== undefined && (
        <Bar {...place} from={Date.parse(until)} to={now} {...looks.notDue} />
      )}
      {gaps.map(({ from, to }) => (
        <Bar key={from} {...place} from={Date.parse(from)} to={Date.parse(to)} {...looks.gap} />
      ))}
    </g>
  );
}
