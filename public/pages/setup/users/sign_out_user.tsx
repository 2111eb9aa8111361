import { EuiText } from '@elastic/eui';
import React from 'react';
import type { User } from '../../../../common/api/users';
import { useChange } from '../../../api/use_route';
import { useHost } from '../../../host/host_context';
import { countOf } from '../../../components/count_of';
import { TaskDialog } from './task_dialog';

/** Ends all sessions of a user. */
export function SignOutUser({ user, onClose }: { user: User; onClose(): void }) {
  const { notify } = useHost();
  const end = useChange('signOutUser', ['listUsers']);
  const submit = () =>
    end.mutate(
      { params: { name: user.name } },
      {
        onSuccess: ({ ended }) => {
          notify({ title: `${user.name}: ${countOf(ended, 'session')} ended`, color: 'success' });
          onClose();
        },
      },
    );
  return (
    <TaskDialog
      user={user}
      title={`Sign ${user.name} out everywhere?`}
      action="Sign out everywhere"
      isBusy={end.isPending}
      error={end.error}
      onClose={onClose}
      onSubmit={submit}
    >
      <EuiText size="s">
        <p>
          {countOf(user.sessions, 'session')} will end at once. {user.name} can sign in again.
        </p>
      </EuiText>
    </TaskDialog>
  );
}
