import {
  EuiFieldText,
  EuiFlexGroup,
  EuiFlexItem,
  EuiFormRow,
  EuiSpacer,
  EuiTextArea,
} from '@elastic/eui';
import React from 'react';
import type { DraftProblems } from './check_draft';
import type { ExclusionDraft } from './draft';

type About = Pick<ExclusionDraft, 'name' | 'owner' | 'reason'>;

interface AboutFieldsProps extends About {
  problems: DraftProblems;
  onChange(change: Partial<About>): void;
}

/** What an exclusion is called, who answers for it, and why there is no risk in it. */
export function AboutFields({ name, owner, reason, problems, onChange }: AboutFieldsProps) {
  return (
    <>
      <EuiFlexGroup gutterSize="m">
        <EuiFlexItem grow={2}>
          <EuiFormRow
            fullWidth
            label="Name"
            isInvalid={problems['name'] !== undefined}
            error={problems['name']}
          >
            <EuiFieldText
              fullWidth
              value={name}
              isInvalid={problems['name'] !== undefined}
              onChange={({ target }) => onChange({ name: target.value })}
            />
          </EuiFormRow>
        </EuiFlexItem>
        <EuiFlexItem>
          <EuiFormRow
            fullWidth
            label="Owner"
            helpText="Who answers for it."
            isInvalid={problems['owner'] !== undefined}
            error={problems['owner']}
          >
            <EuiFieldText
              fullWidth
              value={owner}
              isInvalid={problems['owner'] !== undefined}
              onChange={({ target }) => onChange({ owner: target.value })}
            />
          </EuiFormRow>
        </EuiFlexItem>
      </EuiFlexGroup>
      <EuiSpacer size="m" />
      <EuiFormRow
        fullWidth
        label="Reason"
        helpText="Why there is no risk in it: what it is, who checked it, where that is written."
        isInvalid={problems['reason'] !== undefined}
        error={problems['reason']}
      >
        <EuiTextArea
          fullWidth
          rows={3}
          value={reason}
          isInvalid={problems['reason'] !== undefined}
          onChange={({ target }) => onChange({ reason: target.value })}
        />
      </EuiFormRow>
    </>
  );
}
