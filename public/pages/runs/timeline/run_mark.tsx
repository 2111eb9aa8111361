import { useEuiTheme } from '@elastic/eui';
import React from 'react';
import type { Run } from '../../../../common/api/detection';

/** What a run's mark tells. */
export type RunKind = 'plain' | 'created' | 'failed';

interface RunMarkProps {
  kind: RunKind;
  /** Where its middle is, as SVG takes it. */
  x: string | number;
  top: number;
  height: number;
}

/** Half the width of a cross. */
const ARM = 4;

export function kindOf({ error, created }: Pick<Run, 'error' | 'created'>): RunKind {
  if (error !== undefined) return 'failed';
  return created > 0 ? 'created' : 'plain';
}

/** A run: a short line, a tall bar where it made alerts, a cross where it failed. The shape alone tells, whatever colours one sees. */
export function RunMark({ kind, x, top, height }: RunMarkProps) {
  const { colors } = useEuiTheme().euiTheme;
  const middle = height / 2;
  const bar = (width: number, length: number, fill: string) => (
    <rect x={-width / 2} y={middle - length / 2} width={width} height={length} fill={fill} />
  );
  return (
    <svg x={x} y={top} overflow="visible">
      {kind === 'plain' && bar(1.5, middle, colors.textSubdued)}
      {kind === 'created' && bar(4, height, colors.accent)}
      {kind === 'failed' && (
        <path
          d={`M${-ARM} ${middle - ARM}L${ARM} ${middle + ARM}M${-ARM} ${middle + ARM}L${ARM} ${middle - ARM}`}
          stroke={colors.danger}
          strokeWidth="2.5"
        />
      )}
    </svg>
  );
}
