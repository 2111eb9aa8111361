import { EuiProgress, EuiSpacer, useGeneratedHtmlId } from '@elastic/eui';
import React from 'react';
import { useShortcuts } from '../../../../components/shortcuts/shortcuts_provider';
import type { GuideItem } from '../../../../../common/rule/guide';
import { progressOf, stepOf } from '../model/steps_progress';
import { useOpenAlert } from '../open_alert';
import { Step } from './step';

interface Props {
  label: string;
  items: readonly GuideItem[];
  /** Whether a step finds something out, or only does something. */
  withFindings: boolean;
}

/** Steps to be ticked off, by mouse or by their numbers; the next one stands out. */
export function StepList({ label, items, withFindings }: Props) {
  const { triage, change, canChange } = useOpenAlert();
  const prefix = useGeneratedHtmlId({ prefix: 'step' });
  const { done, total, next } = progressOf(
    triage,
    items.map(({ id }) => id),
  );
  const checkboxId = (step: string) => `${prefix}-${step}`;

  useShortcuts(
    items.map(({ id, title }, index) => ({
      key: String(index + 1),
      description: `Tick “${title}”`,
      enabled: canChange,
      onPress: () => {
        document.getElementById(checkboxId(id))?.focus();
        const state = stepOf(triage, id).state === 'done' ? 'open' : 'done';
        void change({ type: 'step', step: id, state });
      },
    })),
  );

  return (
    <>
      <EuiProgress
        size="xs"
        color="success"
        value={done}
        max={total}
        aria-label={`${label}: ${done} of ${total} steps done`}
      />
      <EuiSpacer size="s" />
      <ol aria-label={label}>
        {items.map((item, index) => (
          <li key={item.id} aria-current={item.id === next ? 'step' : undefined}>
            <Step
              item={item}
              number={index + 1}
              id={checkboxId(item.id)}
              isNext={item.id === next}
              withFindings={withFindings}
            />
          </li>
        ))}
      </ol>
    </>
  );
}
