import { EuiText } from '@elastic/eui';
import React from 'react';
import type { User } from '../../../../common/api/users';
import { useChange } from '../../../api/use_route';
import { useHost } from '../../../host/host_context';
import { TaskDialog } from './task_dialog';

/** Removes a user, once that is confirmed. */
export function RemoveUser({ user, onClose }: { user: User; onClose(): void }) {
  const { notify } = useHost();
  const remove = useChange('deleteUser', ['listUsers']);
  const submit = () =>
    remove.mutate(
      { params: { name: user.name } },
      {
        onSuccess: () => {
          notify({ title: `Removed ${user.name}`, color: 'success' });
          onClose();
        },
      },
    );
  return (
    <TaskDialog
      user={user}
      title={`Remove ${user.name}?`}
      action="Remove"
      color="danger"
      isBusy={remove.isPending}
      error={remove.error}
      onClose={onClose}
      onSubmit={submit}
    >
      <EuiText size="s">
        <p>
          All sessions of {user.name} end at once. What {user.name} did stays in the history of
          alerts and exclusions.
        </p>
      </EuiText>
    </TaskDialog>
  );
}
