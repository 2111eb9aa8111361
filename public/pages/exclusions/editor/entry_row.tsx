import {
  EuiButtonIcon,
  EuiFlexGroup,
  EuiFlexItem,
  EuiFormErrorText,
  EuiSelect,
  EuiText,
  EuiToolTip,
} from '@elastic/eui';
import React from 'react';
import { describeEntry } from '../../../../common/exclusion/describe_entry';
import { displayText } from '../../../../common/line/display';
import type { DraftProblems } from './check_draft';
import type { EntryDraft, PlainEntryDraft } from './entry_draft';
import { FieldInput } from './field_input';
import { operatorOf, OPERATORS, type OperatorId } from './operators';
import { ValueHint } from './value_hint';
import { ValueInput } from './value_input';

interface EntryRowProps {
  draft: EntryDraft;
  /** From 0. */
  at: number;
  problems: DraftProblems;
  /** Missing where it is the only one. */
  onRemove?: () => void;
  onChange(draft: EntryDraft): void;
}

interface PlainRowProps extends Omit<EntryRowProps, 'draft' | 'onChange' | 'onRemove'> {
  draft: PlainEntryDraft;
  onChange(change: Partial<PlainEntryDraft>): void;
}

const OPERATOR_OPTIONS = OPERATORS.map(({ id, label }) => ({ value: id, text: label }));

function PlainRow({ draft, at, problems, onChange }: PlainRowProps) {
  const number = at + 1;
  const { values } = operatorOf(draft.operator);
  const fieldProblem = problems[`entries.${at}.field`];
  const valueProblem = problems[`entries.${at}.value`];
  return (
    <>
      <EuiFlexGroup gutterSize="s" alignItems="flexStart">
        <EuiFlexItem grow={5}>
          <FieldInput
            label={`Field of entry ${number}`}
            value={draft.field}
            isInvalid={fieldProblem !== undefined}
            onChange={(field) => onChange({ field })}
          />
          {fieldProblem && <EuiFormErrorText>{fieldProblem}</EuiFormErrorText>}
        </EuiFlexItem>
        <EuiFlexItem grow={3}>
          <EuiSelect
            fullWidth
            aria-label={`Operator of entry ${number}`}
            options={OPERATOR_OPTIONS}
            value={draft.operator}
            onChange={({ target }) => onChange({ operator: target.value as OperatorId })}
          />
        </EuiFlexItem>
        <EuiFlexItem grow={6}>
          {values !== 'none' && (
            <ValueInput
              label={`Value of entry ${number}`}
              field={draft.field}
              values={draft.values}
              many={values === 'many'}
              isInvalid={valueProblem !== undefined}
              onChange={(next) => onChange({ values: next })}
            />
          )}
          {valueProblem && <EuiFormErrorText>{valueProblem}</EuiFormErrorText>}
        </EuiFlexItem>
      </EuiFlexGroup>
      <ValueHint draft={draft} onChange={onChange} />
    </>
  );
}

/** One entry: a field, an operator, a value. A nested one, as imports bring them, is shown but not changed here. */
export function EntryRow({ draft, at, problems, onRemove, onChange }: EntryRowProps) {
  return (
    <EuiFlexGroup
      gutterSize="s"
      alignItems="flexStart"
      responsive={false}
      role="group"
      aria-label={`Entry ${at + 1}`}
    >
      <EuiFlexItem>
        {draft.kind === 'plain' ? (
          <PlainRow
            draft={draft}
            at={at}
            problems={problems}
            onChange={(change) => onChange({ ...draft, ...change })}
          />
        ) : (
          <EuiText size="s">
            <p>
              {displayText(describeEntry(draft.entry))}
              <br />
              <small>A nested entry can’t be changed here; it stays as it is.</small>
            </p>
          </EuiText>
        )}
      </EuiFlexItem>
      {onRemove && (
        <EuiFlexItem grow={false}>
          <EuiToolTip content="Remove" disableScreenReaderOutput>
            <EuiButtonIcon
              size="m"
              iconType="trash"
              color="danger"
              aria-label={`Remove entry ${at + 1}`}
              onClick={onRemove}
            />
          </EuiToolTip>
        </EuiFlexItem>
      )}
    </EuiFlexGroup>
  );
}
