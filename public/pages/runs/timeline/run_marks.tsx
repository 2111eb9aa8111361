import { useEuiTheme, type EuiThemeComputed } from '@elastic/eui';
import React from 'react';
import type { Run } from '../../../../common/api/detection';
import type { DownTime } from '../downtime';
import { Bar } from './ledger_bars';
import type { Scale } from './scale';

interface RunMarksProps {
  runs: readonly Run[];
  down: readonly DownTime[];
  scale: Scale;
  top: number;
  height: number;
}

function colorOf({ error, created }: Run, { colors }: EuiThemeComputed): string {
  if (error !== undefined) return colors.danger;
  return created > 0 ? colors.accent : colors.borderBaseProminent;
}

/** When it ran, and when it stood still. */
export function RunMarks({ runs, down, scale, top, height }: RunMarksProps) {
  const { euiTheme } = useEuiTheme();
  return (
    <g>
      {down.map(({ from, to }) => (
        <Bar
          key={from}
          scale={scale}
          top={top}
          height={height}
          from={from}
          to={to}
          fill={euiTheme.colors.backgroundLightWarning}
          stroke={euiTheme.colors.warning}
        />
      ))}
      {runs.map((run) => {
        const at = scale.at(Date.parse(run.started_at));
        if (at < 0 || at > 100) return null;
        const isPlain = run.error === undefined && run.created === 0;
        return (
          <rect
            key={run.id}
            x={`${at}%`}
            y={isPlain ? top + height / 4 : top}
            width={isPlain ? 1.5 : 3}
            height={isPlain ? height / 2 : height}
            fill={colorOf(run, euiTheme)}
          />
        );
      })}
    </g>
  );
}
