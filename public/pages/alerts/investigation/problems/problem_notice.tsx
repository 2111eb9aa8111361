import {
  EuiButton,
  EuiButtonEmpty,
  EuiCallOut,
  EuiFlexGroup,
  EuiFlexItem,
  EuiSpacer,
} from '@elastic/eui';
import React from 'react';
import { ApiError } from '../../../../api/api_error';
import { describeError } from '../../../../api/describe_error';
import { Time } from '../../../../components/time';
import type { Place } from '../changes/place';
import type { ChangeProblem } from '../changes/use_alert_changes';
import { changeWords } from '../model/change_words';
import { entryWords } from '../model/entry_words';
import { useOpenAlert } from '../open_alert';

function Title({ problem }: { problem: ChangeProblem }) {
  const { nameOf } = useOpenAlert();
  const { theirs, error } = problem;
  if (!theirs) return <>{describeError(error).title}</>;
  return (
    <>
      {theirs.by.name} {entryWords(theirs, nameOf)}, <Time value={theirs.at} relative />.
    </>
  );
}

function Explanation({ problem: { theirs, error, sent } }: { problem: ChangeProblem }) {
  const { nameOf } = useOpenAlert();
  const reason = describeError(error).text.replace(/\.?$/, '.');
  const yours = `Your change (${changeWords(sent.change, nameOf)}) was not made.`;
  return (
    <p className="eui-textBreakWord">
      {theirs ? `${yours} Look at theirs, and decide again.` : `${reason} ${yours}`}
    </p>
  );
}

/** Sent once more, it would be refused once more. */
function isRefused({ error }: ChangeProblem): boolean {
  return error instanceof ApiError && error.status === 400;
}

function Buttons({ place, problem }: { place: Place; problem: ChangeProblem }) {
  const { dismiss, change, canChange, canRepeat } = useOpenAlert();
  const { theirs, sent } = problem;
  const wanted = sent.change;
  const repeatable =
    wanted.type !== 'undo' && !isRefused(problem) && canRepeat(wanted) ? wanted : undefined;
  return (
    <EuiFlexGroup gutterSize="s" responsive={false} wrap>
      {repeatable && (
        <EuiFlexItem grow={false}>
          <EuiButton
            size="s"
            color="warning"
            isDisabled={!canChange}
            onClick={() => void change(repeatable, { done: sent.done })}
          >
            {theirs ? 'Make my change all the same' : 'Try again'}
          </EuiButton>
        </EuiFlexItem>
      )}
      <EuiFlexItem grow={false}>
        <EuiButtonEmpty size="s" color="text" onClick={() => dismiss(place)}>
          {theirs ? 'Leave it as it is' : 'Dismiss'}
        </EuiButtonEmpty>
      </EuiFlexItem>
    </EuiFlexGroup>
  );
}

/** Says, where a change was tried, why it was not made: what somebody else did meanwhile, or what went wrong. */
export function ProblemNotice({ place }: { place: Place }) {
  const { problems } = useOpenAlert();
  const problem = problems.get(place);
  if (!problem) return null;
  return (
    <>
      <EuiSpacer size="s" />
      <EuiCallOut
        role="alert"
        size="s"
        color={problem.theirs ? 'warning' : 'danger'}
        iconType={problem.theirs ? 'users' : 'error'}
        title={<Title problem={problem} />}
      >
        <Explanation problem={problem} />
        <Buttons place={place} problem={problem} />
      </EuiCallOut>
    </>
  );
}
