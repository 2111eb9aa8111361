import {
  EuiBasicTable,
  EuiBadge,
  type DefaultItemAction,
  type EuiBasicTableColumn,
} from '@elastic/eui';
import React from 'react';
import type { User } from '../../../../common/api/users';
import { Time } from '../../../components/time';
import { useHost } from '../../../host/host_context';
import { roleName } from '../../../components/roles';
import { isOwnAccount } from './is_own_account';

/** What is to be done with a user. */
export interface UserTask {
  what: 'role' | 'password' | 'sign_out' | 'remove';
  user: User;
}

interface UserTableProps {
  users: User[];
  onTask(task: UserTask): void;
}

function columnsOf(
  isMe: (name: string) => boolean,
  onTask: UserTableProps['onTask'],
): EuiBasicTableColumn<User>[] {
  const action = (
    what: UserTask['what'],
    name: string,
    icon: 'user' | 'key' | 'logOut' | 'trash',
    more: { color?: 'danger'; enabled?: (user: User) => boolean } = {},
  ): DefaultItemAction<User> => ({
    type: 'icon',
    name,
    description: name,
    icon,
    onClick: (user) => onTask({ what, user }),
    ...more,
  });
  return [
    {
      field: 'name',
      name: 'Name',
      render: (name: string) => (
        <>
          {name}&nbsp;
          {isMe(name) && <EuiBadge color="hollow">you</EuiBadge>}
        </>
      ),
    },
    { field: 'role', name: 'Role', render: roleName },
    { field: 'created_at', name: 'Added', render: (at: string) => <Time value={at} /> },
    {
      field: 'last_seen_at',
      name: 'Last seen',
      render: (at: string | undefined) => (at ? <Time value={at} relative /> : 'Not signed in'),
    },
    { field: 'sessions', name: 'Sessions', dataType: 'number', width: '100px' },
    {
      name: 'Actions',
      width: '110px',
      actions: [
        action('role', 'Change role', 'user'),
        action('password', 'New password', 'key'),
        action('sign_out', 'Sign out everywhere', 'logOut', {
          enabled: ({ sessions }) => sessions > 0,
        }),
        action('remove', 'Remove', 'trash', { color: 'danger' }),
      ],
    },
  ];
}

/** Who there is, and what can be done with each. */
export function UserTable({ users, onTask }: UserTableProps) {
  const { session } = useHost();
  return (
    <EuiBasicTable<User>
      data-test-subj="userTable"
      tableCaption="Users"
      items={users}
      itemId="name"
      columns={columnsOf((name) => isOwnAccount(name, session), onTask)}
    />
  );
}
