import { EuiButtonEmpty, EuiFlexGroup, EuiFlexItem, EuiText } from '@elastic/eui';
import React from 'react';
import { changeProblem } from '../../change_problem';
import { countWords, type QueueChange } from '../model/row_change';
import { usePeople } from '../people';
import { NamesPopover } from './names_popover';
import type { PossibleChanges } from './possible_changes';

interface Props {
  /** How many alerts are chosen. */
  count: number;
  /** How many there are in all that the filter matches and the reader could see. */
  total: number;
  all: boolean;
  possible: PossibleChanges;
  isDisabled: boolean;
  onChange: (change: QueueChange) => void;
  /** Asks for the reason first. */
  onClose: () => void;
  onSelectAll: () => void;
  onClear: () => void;
}

/** `Close 6…`, where only 6 of those that are chosen can be closed, and something is asked first. */
function labelOf(label: string, part: number, count: number): string {
  if (part === count) return label;
  return label.replace(/…?$/, (end) => ` ${part.toLocaleString('en')}${end}`);
}

/** What can be done to the chosen alerts: only what changes something. */
export function BulkBar({
  count,
  total,
  all,
  possible,
  isDisabled,
  onChange,
  onClose,
  onSelectAll,
  onClear,
}: Props) {
  const { ids: people, nameOf } = usePeople();
  const button = (label: string, part: number, iconType: string, onClick: () => void) =>
    part > 0 && (
      <EuiFlexItem grow={false}>
        <EuiButtonEmpty size="s" iconType={iconType} isDisabled={isDisabled} onClick={onClick}>
          {labelOf(label, part, count)}
        </EuiButtonEmpty>
      </EuiFlexItem>
    );
  return (
    <EuiFlexGroup
      gutterSize="xs"
      alignItems="center"
      wrap
      responsive={false}
      role="toolbar"
      aria-label="Chosen alerts"
    >
      <EuiFlexItem grow={false}>
        <EuiText size="s" role="status">
          <strong>
            {all ? `All ${countWords(count)} that match` : `${countWords(count)} chosen`}
          </strong>
        </EuiText>
      </EuiFlexItem>
      {button('Acknowledge', possible.acknowledge, 'check', () =>
        onChange({ type: 'acknowledge' }),
      )}
      {button('Close…', possible.close, 'folderCheck', onClose)}
      {button('Reopen', possible.reopen, 'folderOpen', () => onChange({ type: 'reopen' }))}
      {possible.assign > 0 && (
        <EuiFlexItem grow={false}>
          <NamesPopover
            button="Assign…"
            iconType="user"
            label="Assign to"
            field="kibana.alert.workflow_assignee_ids"
            offered={people}
            wordOf={nameOf}
            problemOf={(assignees) => changeProblem({ type: 'assign', assignees })}
            isDisabled={isDisabled}
            placeholder="Find or type names"
            actions={[
              {
                label: 'Nobody',
                needsNames: false,
                onClick: () => onChange({ type: 'assign', assignees: [] }),
              },
              {
                label: 'Assign',
                needsNames: true,
                onClick: (assignees) => onChange({ type: 'assign', assignees }),
              },
            ]}
          />
        </EuiFlexItem>
      )}
      {possible.tag > 0 && (
        <EuiFlexItem grow={false}>
          <NamesPopover
            button="Tag…"
            iconType="tag"
            label="Tag"
            placeholder="Find or type tags"
            field="kibana.alert.workflow_tags"
            problemOf={(tags) => changeProblem({ type: 'set_tags', tags })}
            isDisabled={isDisabled}
            actions={[
              {
                label: 'Remove',
                needsNames: true,
                onClick: (tags) => onChange({ type: 'remove_tags', tags }),
              },
              {
                label: 'Add',
                needsNames: true,
                onClick: (tags) => onChange({ type: 'add_tags', tags }),
              },
            ]}
          />
        </EuiFlexItem>
      )}
      {!all && total > count && (
        <EuiFlexItem grow={false}>
          <EuiButtonEmpty size="s" onClick={onSelectAll}>
            Choose all {total.toLocaleString('en')} that match
          </EuiButtonEmpty>
        </EuiFlexItem>
      )}
      <EuiFlexItem grow={false}>
        <EuiButtonEmpty size="s" color="text" iconType="cross" onClick={onClear}>
          Choose none
        </EuiButtonEmpty>
      </EuiFlexItem>
    </EuiFlexGroup>
  );
}
