import { EuiSpacer, EuiText } from '@elastic/eui';
import React, { useState } from 'react';
import type { User } from '../../../../common/api/users';
import { useChange } from '../../../api/use_route';
import { useHost } from '../../../host/host_context';
import { checkPassword } from './check_user';
import { PasswordField } from './password_field';
import { TaskDialog } from './task_dialog';

/** Gives a user a new password. */
export function ChangePassword({ user, onClose }: { user: User; onClose(): void }) {
  const { notify } = useHost();
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const change = useChange('updateUser', ['listUsers']);
  const problem = tried ? checkPassword(password).password : undefined;
  const submit = () => {
    setTried(true);
    if (checkPassword(password).password !== undefined) return;
    change.mutate(
      { params: { name: user.name }, body: { password } },
      {
        onSuccess: () => {
          notify({ title: `${user.name} has a new password`, color: 'success' });
          onClose();
        },
      },
    );
  };
  return (
    <TaskDialog
      user={user}
      title={`New password for ${user.name}`}
      action="Set password"
      initialFocus="input"
      isBusy={change.isPending}
      error={change.error}
      onClose={onClose}
      onSubmit={submit}
    >
      <PasswordField value={password} problem={problem} onChange={setPassword} />
      <EuiSpacer size="s" />
      <EuiText size="xs" color="subdued">
        <p>A new password ends all sessions of this user.</p>
      </EuiText>
    </TaskDialog>
  );
}
