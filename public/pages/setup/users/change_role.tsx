import { EuiFormRow, EuiSelect } from '@elastic/eui';
import React, { useState } from 'react';
import type { User } from '../../../../common/api/users';
import type { Role } from '../../../../common/access/privileges';
import { useChange } from '../../../api/use_route';
import { useHost } from '../../../host/host_context';
import { roleName, ROLE_OPTIONS } from '../../../components/roles';
import { TaskDialog } from './task_dialog';

/** Gives a user another role. */
export function ChangeRole({ user, onClose }: { user: User; onClose(): void }) {
  const { notify } = useHost();
  const [role, setRole] = useState<Role>(user.role);
  const change = useChange('updateUser', ['listUsers']);
  const submit = () => {
    if (role === user.role) return onClose();
    change.mutate(
      { params: { name: user.name }, body: { role } },
      {
        onSuccess: () => {
          notify({
            title: `${user.name} is now ${roleName(role).toLowerCase()}`,
            color: 'success',
          });
          onClose();
        },
      },
    );
  };
  return (
    <TaskDialog
      user={user}
      title={`Role of ${user.name}`}
      action="Change role"
      initialFocus="select"
      isBusy={change.isPending}
      error={change.error}
      onClose={onClose}
      onSubmit={submit}
    >
      <EuiFormRow fullWidth label="Role" helpText="A new role ends all sessions of this user.">
        <EuiSelect
          fullWidth
          options={ROLE_OPTIONS}
          value={role}
          onChange={({ target }) => setRole(target.value as Role)}
        />
      </EuiFormRow>
    </TaskDialog>
  );
}
