import {
  EuiButtonEmpty,
  EuiFlexGroup,
  EuiFlexItem,
  useEuiTheme,
  type EuiButtonEmptyProps,
} from '@elastic/eui';
import React, { type ReactNode } from 'react';
import { FINDINGS, type Finding, type StepState } from '../../../../../common/triage/change';
import { FINDING_NAMES } from '../model/words';

export interface Outcome {
  state: StepState;
  finding?: Finding | null;
}

interface Props {
  title: string;
  outcome: Outcome;
  withFindings: boolean;
  isDisabled: boolean;
  onChange: (outcome: Outcome) => void;
  /** Further buttons in the same row. */
  children?: ReactNode;
}

const COLORS: Readonly<Record<Finding, EuiButtonEmptyProps['color']>> = {
  nothing_unusual: 'success',
  suspicious: 'danger',
  no_data: 'warning',
};

interface ChoiceProps {
  isChosen: boolean;
  color: EuiButtonEmptyProps['color'];
  isDisabled: boolean;
  onClick: () => void;
  children: string;
}

function Choice({ isChosen, color, isDisabled, onClick, children }: ChoiceProps) {
  const { euiTheme } = useEuiTheme();
  const line = isChosen ? 'currentcolor' : euiTheme.colors.borderBaseProminent;
  return (
    <EuiFlexItem grow={false}>
      <EuiButtonEmpty
        size="xs"
        style={{ border: `${euiTheme.border.width.thin} solid ${line}` }}
        color={isChosen ? color : 'text'}
        iconType={isChosen ? 'check' : undefined}
        iconSize="s"
        aria-pressed={isChosen}
        isDisabled={isDisabled}
        onClick={onClick}
      >
        {children}
      </EuiButtonEmpty>
    </EuiFlexItem>
  );
}

/** What came out of a step: one click says it, and that the step is done; another takes it back. */
export function StepOutcome(props: Props) {
  const { title, outcome, withFindings, isDisabled, onChange, children } = props;
  const isNotApplicable = outcome.state === 'not_applicable';
  return (
    <EuiFlexGroup
      role="group"
      aria-label={`Outcome of “${title}”`}
      alignItems="center"
      gutterSize="xs"
      responsive={false}
      wrap
    >
      {withFindings &&
        FINDINGS.map((finding) => (
          <Choice
            key={finding}
            isChosen={outcome.finding === finding}
            color={COLORS[finding]}
            isDisabled={isDisabled}
            onClick={() =>
              onChange({
                state: 'done',
                finding: outcome.finding === finding ? null : finding,
              })
            }
          >
            {FINDING_NAMES[finding]}
          </Choice>
        ))}
      <Choice
        isChosen={isNotApplicable}
        color="primary"
        isDisabled={isDisabled}
        onClick={() => onChange({ state: isNotApplicable ? 'open' : 'not_applicable' })}
      >
        Not applicable
      </Choice>
      {children}
    </EuiFlexGroup>
  );
}
