import { EuiButtonEmpty, EuiFlexItem } from '@elastic/eui';
import React from 'react';
import { DETECTION } from '../../../../../common/triage/record';
import { useHost } from '../../../../host/host_context';
import { changeProblem } from '../../change_problem';
import { useOpenAlert } from '../open_alert';
import { NamesPopover } from './names_popover';
import { useKnownValues } from './use_known_values';

/** Who has the alert; to take it, or give it to others. */
export function Assignees() {
  const { session } = useHost();
  const { triage, nameOf, change, canChange } = useOpenAlert();
  const { values, askForValues } = useKnownValues('kibana.alert.workflow_assignee_ids');
  const { assignees, history } = triage;
  const me = session.user.id;

  const assign = (wanted: string[]) => {
    const isSame =
      wanted.length === assignees.length && wanted.every((id) => assignees.includes(id));
    if (isSame) return;
    const done =
      wanted.length === 0 ? 'Assigned to nobody' : `Assigned to ${wanted.map(nameOf).join(', ')}`;
    void change({ type: 'assign', assignees: wanted }, { done });
  };
  const known = [me, ...values, ...history.map(({ by }) => by.id)];
  const people = [...new Set(known)].filter((id) => id !== DETECTION.id);

  return (
    <>
      {!assignees.includes(me) && (
        <EuiFlexItem grow={false}>
          <EuiButtonEmpty
            size="s"
            iconType="user"
            isDisabled={!canChange}
            onClick={() => assign([...assignees, me])}
          >
            Assign to me
          </EuiButtonEmpty>
        </EuiFlexItem>
      )}
      <EuiFlexItem grow={false} style={{ maxInlineSize: '100%' }}>
        <NamesPopover
          button={
            assignees.length === 0 ? 'Assign…' : `Assigned to ${assignees.map(nameOf).join(', ')}`
          }
          label="Assignees"
          placeholder="Find or type a name"
          names={assignees}
          suggestions={people}
          wordOf={nameOf}
          problemOf={(names) => changeProblem({ type: 'assign', assignees: names })}
          isDisabled={!canChange}
          onOpen={askForValues}
          onSave={assign}
        />
      </EuiFlexItem>
    </>
  );
}
