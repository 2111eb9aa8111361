import { EuiFlexGroup, EuiFlexItem, EuiText } from '@elastic/eui';
import React, { type ReactNode } from 'react';
import { RunMark } from './run_mark';
import { useBarLooks, type BarLook } from './use_bar_looks';

const WIDTH = 16;
const HEIGHT = 14;
const ROW_GAP = 4;

function Swatch(look: BarLook) {
  return <rect x="0.5" y="1.5" width={WIDTH - 1} height={HEIGHT - 3} {...look} />;
}

function Entry({ label, children }: { label: string; children: ReactNode }) {
  return (
    <EuiFlexItem grow={false}>
      <EuiFlexGroup gutterSize="xs" alignItems="center" responsive={false}>
        <svg width={WIDTH} height={HEIGHT}>
          {children}
        </svg>
        <EuiText size="xs">{label}</EuiText>
      </EuiFlexGroup>
    </EuiFlexItem>
  );
}

function Group({ children }: { children: ReactNode }) {
  return (
    <EuiFlexItem grow={false}>
      <EuiFlexGroup gutterSize="m" responsive={false} wrap style={{ rowGap: ROW_GAP }}>
        {children}
      </EuiFlexGroup>
    </EuiFlexItem>
  );
}

/** What the bars and marks mean: first those of the upper row, then those of the lower. @param hatch the fill of gaps */
export function Legend({ hatch }: { hatch: string }) {
  const looks = useBarLooks(hatch);
  const mark = { x: WIDTH / 2, top: 0, height: HEIGHT };
  return (
    <EuiFlexGroup gutterSize="xl" responsive={false} wrap aria-hidden style={{ rowGap: ROW_GAP }}>
      <Group>
        <Entry label="Searched">
          <Swatch {...looks.searched} />
        </Entry>
        <Entry label="Gap: not searched">
          <Swatch {...looks.gap} />
        </Entry>
        <Entry label="Not due yet">
          <Swatch {...looks.notDue} />
        </Entry>
      </Group>
      <Group>
        <Entry label="Run">
          <RunMark kind="plain" {...mark} />
        </Entry>
        <Entry label="Run with new alerts">
          <RunMark kind="created" {...mark} />
        </Entry>
        <Entry label="Failed run">
          <RunMark kind="failed" {...mark} />
        </Entry>
        <Entry label="Down time: nothing ran">
          <Swatch {...looks.down} />
        </Entry>
      </Group>
    </EuiFlexGroup>
  );
}
