import { EuiCallOut, EuiFormRow, EuiSelect, EuiSpacer } from '@elastic/eui';
import React from 'react';
import type { FalsePositiveKind } from '../../../../common/exclusion/suggest_exclusion';
import { FALSE_POSITIVES } from '../../../../common/rule/guide';

interface GuideKindProps {
  kind: FalsePositiveKind;
  onChange(kind: FalsePositiveKind): void;
}

/** Which of the guide's kinds of false positive the alert is: the entries begin as it calls for. */
export function GuideKind({ kind, onChange }: GuideKindProps) {
  const item = FALSE_POSITIVES.find(({ id }) => id === kind);
  return (
    <>
      <EuiFormRow label="Kind of false positive" fullWidth>
        <EuiSelect
          value={kind}
          options={FALSE_POSITIVES.map(({ id, title }) => ({ value: id, text: title }))}
          onChange={({ target }) => onChange(target.value as FalsePositiveKind)}
        />
      </EuiFormRow>
      <EuiSpacer size="m" />
      {item && <EuiCallOut size="s" iconType="info" title={item.text} />}
      <EuiSpacer size="m" />
    </>
  );
}
