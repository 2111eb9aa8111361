import { EuiCallOut, EuiSpacer } from '@elastic/eui';
import React, { type ComponentProps } from 'react';
import { FormDialog } from '../../../components/form_dialog';
import { useHost } from '../../../host/host_context';
import { isOwnAccount } from './is_own_account';
import { ProblemNotice } from './problem_notice';

interface TaskDialogProps extends Omit<ComponentProps<typeof FormDialog>, 'problem' | 'back'> {
  /** Who it is done to; it ends their sessions. */
  user?: { name: string };
  error: unknown;
}

/** One thing to do with a user; what the server has against it stands in it. */
export function TaskDialog({ user, error, children, ...dialog }: TaskDialogProps) {
  const { session } = useHost();
  const problem = error ? (
    <>
      <EuiSpacer size="m" />
      <ProblemNotice error={error} />
    </>
  ) : undefined;
  return (
    <FormDialog {...dialog} problem={problem}>
      {user && isOwnAccount(user.name, session) && (
        <>
          <EuiCallOut
            size="s"
            color="warning"
            iconType="warning"
            title="This is you: you will be signed out."
          />
          <EuiSpacer size="m" />
        </>
      )}
      {children}
    </FormDialog>
  );
}
