import { EuiButton, EuiFlexGroup, EuiFlexItem, EuiSpacer, EuiTitle } from '@elastic/eui';
import React, { useState } from 'react';
import { useRoute } from '../../../api/use_route';
import { ErrorState } from '../../../components/error_state';
import { LoadingState } from '../../../components/loading_state';
import { StaleState } from '../../../components/stale_state';
import { AddUser } from './add_user';
import { ChangePassword } from './change_password';
import { ChangeRole } from './change_role';
import { RemoveUser } from './remove_user';
import { SignOutUser } from './sign_out_user';
import { UserTable, type UserTask } from './user_table';

const DIALOGS = {
  role: ChangeRole,
  password: ChangePassword,
  sign_out: SignOutUser,
  remove: RemoveUser,
};

/** Who may sign in here, and as what. */
export function UsersSection() {
  const { data, error, refetch, dataUpdatedAt } = useRoute('listUsers', {});
  const [isAdding, setIsAdding] = useState(false);
  const [task, setTask] = useState<UserTask>();
  const Dialog = task && DIALOGS[task.what];
  const retry = () => void refetch();
  return (
    <>
      <EuiFlexGroup alignItems="center" justifyContent="spaceBetween" responsive={false}>
        <EuiFlexItem grow={false}>
          <EuiTitle size="xs">
            <h2>Users</h2>
          </EuiTitle>
        </EuiFlexItem>
        <EuiFlexItem grow={false}>
          <EuiButton size="s" iconType="plusInCircle" onClick={() => setIsAdding(true)}>
            Add a user
          </EuiButton>
        </EuiFlexItem>
      </EuiFlexGroup>
      <EuiSpacer size="s" />
      {error && data && <StaleState since={dataUpdatedAt} onRetry={retry} />}
      {error && !data && <ErrorState error={error} onRetry={retry} />}
      {!error && !data && <LoadingState label="users" />}
      {data && <UserTable users={data.users} onTask={setTask} />}
      {isAdding && <AddUser onClose={() => setIsAdding(false)} />}
      {task && Dialog && <Dialog user={task.user} onClose={() => setTask(undefined)} />}
    </>
  );
}
