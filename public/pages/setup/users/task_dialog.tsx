import { EuiSpacer } from '@elastic/eui';
import React, { type ComponentProps } from 'react';
import { FormDialog } from '../../../components/form_dialog';
import { ProblemNotice } from './problem_notice';

interface TaskDialogProps extends Omit<ComponentProps<typeof FormDialog>, 'problem' | 'back'> {
  error: unknown;
}

/** One thing to do with a user; what the server has against it stands in it. */
export function TaskDialog({ error, ...dialog }: TaskDialogProps) {
  const problem = error ? (
    <>
      <EuiSpacer size="m" />
      <ProblemNotice error={error} />
    </>
  ) : undefined;
  return <FormDialog {...dialog} problem={problem} />;
}
