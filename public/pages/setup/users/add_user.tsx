import { EuiFieldText, EuiFormRow, EuiSelect } from '@elastic/eui';
import React, { useState } from 'react';
import type { Role } from '../../../../common/access/privileges';
import { useChange } from '../../../api/use_route';
import { useHost } from '../../../host/host_context';
import { checkNewUser } from './check_user';
import { PasswordField } from './password_field';
import { ROLE_OPTIONS } from '../../../components/roles';
import { TaskDialog } from './task_dialog';

/** Adds a user. */
export function AddUser({ onClose }: { onClose(): void }) {
  const { notify } = useHost();
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('analyst');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const add = useChange('createUser', ['listUsers']);
  const user = { name: name.trim(), role, password };
  const problems = tried ? checkNewUser(user) : {};

  const submit = () => {
    setTried(true);
    if (Object.keys(checkNewUser(user)).length > 0) return;
    add.mutate(
      { body: user },
      {
        onSuccess: () => {
          notify({ title: `Added ${user.name}`, color: 'success' });
          onClose();
        },
      },
    );
  };

  return (
    <TaskDialog
      title="Add a user"
      action="Add"
      initialFocus="input"
      isBusy={add.isPending}
      error={add.error}
      onClose={onClose}
      onSubmit={submit}
    >
      <EuiFormRow
        fullWidth
        label="Name"
        isInvalid={problems.name !== undefined}
        error={problems.name}
      >
        <EuiFieldText
          fullWidth
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          value={name}
          isInvalid={problems.name !== undefined}
          onChange={({ target }) => setName(target.value)}
        />
      </EuiFormRow>
      <EuiFormRow fullWidth label="Role">
        <EuiSelect
          fullWidth
          options={ROLE_OPTIONS}
          value={role}
          onChange={({ target }) => setRole(target.value as Role)}
        />
      </EuiFormRow>
      <PasswordField value={password} problem={problems.password} onChange={setPassword} />
    </TaskDialog>
  );
}
