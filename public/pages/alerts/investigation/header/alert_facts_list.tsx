import { EuiFlexGroup, EuiFlexItem, EuiText } from '@elastic/eui';
import React, { type ReactNode } from 'react';
import { DisplayText } from '../../../../components/display_text';
import { formatDuration } from '../../../../components/format_time';
import { Time } from '../../../../components/time';
import type { AlertFacts } from '../model/alert_facts';

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <EuiFlexItem grow={false} component="li" style={{ maxInlineSize: '100%' }}>
      <EuiText size="s" className="eui-textBreakWord">
        <EuiText size="xs" color="subdued" component="span">
          {name}
        </EuiText>{' '}
        {children}
      </EuiText>
    </EuiFlexItem>
  );
}

function Found({ found, time }: AlertFacts) {
  const later = Date.parse(found ?? '') - Date.parse(time ?? '');
  if (!(later >= 0)) return <Time value={found} relative={false} />;
  return (
    <>
      {formatDuration(later)} later, <Time value={found} short />
    </>
  );
}

function Boot({ boot, sinceBoot }: AlertFacts) {
  if (boot === undefined) return <>not known</>;
  if (sinceBoot === undefined) return <Time value={boot} relative={false} />;
  return (
    <>
      {formatDuration(sinceBoot)} before, <Time value={boot} short />
    </>
  );
}

/** Where and when it happened, when it was found, and when the host had booted. */
export function AlertFactsList(facts: AlertFacts) {
  const { host, time } = facts;
  return (
    <EuiFlexGroup
      component="ul"
      aria-label="Where and when"
      gutterSize="m"
      responsive={false}
      wrap
      style={{ rowGap: 0 }}
    >
      <Fact name="Host">
        <DisplayText text={host ?? 'not named'} />
      </Fact>
      <Fact name="Written">
        <Time value={time} relative={false} /> (<Time value={time} relative />)
      </Fact>
      <Fact name="Found">
        <Found {...facts} />
      </Fact>
      <Fact name="Host booted">
        <Boot {...facts} />
      </Fact>
    </EuiFlexGroup>
  );
}
