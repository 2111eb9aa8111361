import {
  EuiBadge,
  EuiButtonEmpty,
  EuiFlexGroup,
  EuiFlexItem,
  EuiPanel,
  EuiSpacer,
  EuiText,
} from '@elastic/eui';
import React, { useState } from 'react';
import { Time } from '../../../../components/time';
import type { GuideItem } from '../../../../../common/rule/guide';
import { useDraft } from '../changes/use_draft';
import { stepOf } from '../model/steps_progress';
import { findingName, stepStateName } from '../model/words';
import { useOpenAlert } from '../open_alert';
import { ProblemNotice } from '../problems/problem_notice';
import { StepNote } from './step_note';
import { StepTitle } from './step_title';
import { StepOutcome, type Outcome } from './step_outcome';

interface Props {
  item: GuideItem;
  number: number;
  /** The checkbox's. */
  id: string;
  /** The first that is not done. */
  isNext: boolean;
  withFindings: boolean;
}

function WhoAndWhen({ step, isNew }: { step: string; isNew: boolean }) {
  const { triage, nameOf } = useOpenAlert();
  const { by, at } = stepOf(triage, step);
  if (!by) return null;
  const words = (
    <>
      {nameOf(by.id)}, <Time value={at} />
    </>
  );
  return isNew ? (
    <EuiBadge color="primary">{words}</EuiBadge>
  ) : (
    <EuiText size="xs" color="subdued">
      {words}
    </EuiText>
  );
}

function ReadOnlyOutcome({ step }: { step: string }) {
  const { triage } = useOpenAlert();
  const { state = 'open', finding } = stepOf(triage, step);
  return (
    <EuiText size="xs">
      {stepStateName(state)}
      {finding && `: ${findingName(finding).toLowerCase()}`}
    </EuiText>
  );
}

/** A step: what is to be done, whether it is, what came out of it, and a note. */
export function Step({ item, number, id, isNext, withFindings }: Props) {
  const { id: alertId, triage, change, canChange, mayTriage, news } = useOpenAlert();
  const { state = 'open', finding, note } = stepOf(triage, item.id);
  const draft = useDraft(alertId, item.id);
  const [hasBegun, setBegun] = useState(false);
  const write = (text: string) => {
    setBegun(true);
    draft.setText(text);
  };
  const isNew = news.has(`step ${item.id}`);

  const set = (outcome: Outcome) => void change({ type: 'step', step: item.id, ...outcome });
  return (
    <EuiPanel
      color={isNext ? 'primary' : 'transparent'}
      hasBorder={isNew}
      hasShadow={false}
      paddingSize="s"
      borderRadius="m"
    >
      <EuiFlexGroup gutterSize="s" alignItems="center" responsive={false}>
        <EuiFlexItem>
          <StepTitle
            id={id}
            title={`${number}. ${item.title}`}
            state={state}
            onTick={() => set({ state: state === 'done' ? 'open' : 'done' })}
          />
        </EuiFlexItem>
        <EuiFlexItem grow={false}>
          <WhoAndWhen step={item.id} isNew={isNew} />
        </EuiFlexItem>
      </EuiFlexGroup>
      <div style={{ paddingInlineStart: 24 }}>
        <EuiText size="s" color={state === 'open' ? 'default' : 'subdued'}>
          {item.text}
        </EuiText>
        <EuiSpacer size="xs" />
        {mayTriage ? (
          <StepOutcome
            title={item.title}
            outcome={{ state, finding }}
            withFindings={withFindings}
            isDisabled={!canChange}
            onChange={set}
          >
            {note === undefined && draft.text === undefined && (
              <EuiFlexItem grow={false}>
                <EuiButtonEmpty
                  size="xs"
                  iconType="pencil"
                  iconSize="s"
                  isDisabled={!canChange}
                  onClick={() => write('')}
                >
                  Add note
                </EuiButtonEmpty>
              </EuiFlexItem>
            )}
          </StepOutcome>
        ) : (
          <ReadOnlyOutcome step={item.id} />
        )}
        {(note ?? draft.text) !== undefined && <EuiSpacer size="xs" />}
        <StepNote
          step={item.id}
          title={item.title}
          state={state}
          note={note}
          draft={draft}
          autoFocus={hasBegun}
          onEdit={write}
        />
        <ProblemNotice place={`step ${item.id}`} />
      </div>
    </EuiPanel>
  );
}
