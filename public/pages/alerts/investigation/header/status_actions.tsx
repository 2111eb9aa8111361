import { EuiButton, EuiFlexItem } from '@elastic/eui';
import React from 'react';
import { useShortcuts } from '../../../../components/shortcuts/shortcuts_provider';
import { useCaller } from '../../../../host/use_caller';
import {
  canAcknowledgeAlert,
  canCloseAlert,
  canReopenAlert,
} from '../../../../../common/access/alert_access';
import { useOpenAlert } from '../open_alert';
import { CloseAlert } from './close_alert';

/** What can be done about the alert's status: nothing that it is already. */
export function StatusActions() {
  const who = useCaller();
  const { triage, change, canChange } = useOpenAlert();
  const canAcknowledge = canAcknowledgeAlert(who, triage);

  const acknowledge = () => void change({ type: 'acknowledge' }, { done: 'Acknowledged' });
  const reopen = () => void change({ type: 'reopen' }, { done: 'Reopened' });
  useShortcuts([
    {
      key: 'a',
      description: 'Acknowledge',
      onPress: acknowledge,
      enabled: canAcknowledge && canChange,
    },
  ]);

  return (
    <>
      {canAcknowledge && (
        <EuiFlexItem grow={false}>
          <EuiButton size="s" fill isDisabled={!canChange} onClick={acknowledge}>
            Acknowledge
          </EuiButton>
        </EuiFlexItem>
      )}
      {canCloseAlert(who, triage) && (
        <EuiFlexItem grow={false}>
          <CloseAlert isDisabled={!canChange} />
        </EuiFlexItem>
      )}
      {canReopenAlert(who, triage) && (
        <EuiFlexItem grow={false}>
          <EuiButton size="s" isDisabled={!canChange} onClick={reopen}>
            Reopen
          </EuiButton>
        </EuiFlexItem>
      )}
    </>
  );
}
