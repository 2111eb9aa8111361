import React from 'react';
import type { Run } from '../../../../common/api/detection';
import type { DownTime } from '../downtime';
import { Bar } from './bar';
import { kindOf, RunMark, type RunKind } from './run_mark';
import type { Scale } from './scale';
import { useBarLooks } from './use_bar_looks';

interface RunMarksProps {
  runs: readonly Run[];
  down: readonly DownTime[];
  scale: Scale;
  top: number;
  height: number;
}

/** What matters more is drawn later, above the rest. */
const WEIGHT: Readonly<Record<RunKind, number>> = { plain: 0, created: 1, failed: 2 };

/** When it ran, and when it stood still. */
export function RunMarks({ runs, down, scale, top, height }: RunMarksProps) {
  const { down: look } = useBarLooks();
  const marks = runs
    .map((run) => ({ id: run.id, kind: kindOf(run), at: scale.at(Date.parse(run.started_at)) }))
    .filter(({ at }) => at >= 0 && at <= 100)
    .sort((a, b) => WEIGHT[a.kind] - WEIGHT[b.kind]);
  return (
    <g>
      {down.map(({ from, to }) => (
        <Bar key={from} scale={scale} top={top} height={height} from={from} to={to} {...look} />
      ))}
      {marks.map(({ id, kind, at }) => (
        <RunMark key={id} kind={kind} x={`${at}%`} top={top} height={height} />
      ))}
    </g>
  );
}
