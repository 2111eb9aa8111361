import { EuiFlexItem } from '@elastic/eui';
import React from 'react';
import type { Change } from '../../../../../common/triage/change';
import { changeProblem } from '../../change_problem';
import { useOpenAlert } from '../open_alert';
import { NamesPopover } from './names_popover';
import { useKnownValues } from './use_known_values';

type TagChange = Extract<Change, { type: 'set_tags' | 'add_tags' | 'remove_tags' }>;

/** The change from one list of tags to another that says no more than it must: others may change other tags meanwhile. */
export function tagChange(
  before: readonly string[],
  after: readonly string[],
): TagChange | undefined {
  const added = after.filter((tag) => !before.includes(tag));
  const removed = before.filter((tag) => !after.includes(tag));
  if (added.length > 0 && removed.length > 0) return { type: 'set_tags', tags: [...after] };
  if (added.length > 0) return { type: 'add_tags', tags: added };
  if (removed.length > 0) return { type: 'remove_tags', tags: removed };
  return undefined;
}

/** The alert's tags, to be changed. */
export function Tags() {
  const { triage, change, canChange } = useOpenAlert();
  const { values, askForValues } = useKnownValues('kibana.alert.workflow_tags');
  const { tags } = triage;

  const save = (wanted: string[]) => {
    const wantedChange = tagChange(tags, wanted);
    if (wantedChange) void change(wantedChange, { done: 'Tags changed' });
  };
  return (
    <EuiFlexItem grow={false} style={{ maxInlineSize: '100%' }}>
      <NamesPopover
        button={tags.length === 0 ? 'Add tags…' : 'Change tags…'}
        label="Tags"
        placeholder="Find or type a tag"
        names={tags}
        suggestions={values}
        problemOf={(names) => changeProblem({ type: 'set_tags', tags: names })}
        isDisabled={!canChange}
        onOpen={askForValues}
        onSave={save}
      />
    </EuiFlexItem>
  );
}
