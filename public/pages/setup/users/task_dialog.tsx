import {
  EuiButton,
  EuiButtonEmpty,
  EuiForm,
  EuiModal,
  EuiModalBody,
  EuiModalFooter,
  EuiModalHeader,
  EuiModalHeaderTitle,
  EuiSpacer,
  useGeneratedHtmlId,
} from '@elastic/eui';
import React, { type FormEvent, type ReactNode } from 'react';
import { ProblemNotice } from './problem_notice';

interface TaskDialogProps {
  title: string;
  /** On the button that does it. */
  action: string;
  color?: 'primary' | 'danger';
  /** Which field one begins in, as a selector. */
  initialFocus?: string;
  isBusy: boolean;
  error: unknown;
  children: ReactNode;
  onClose(): void;
  onSubmit(): void;
}

/** One thing to do with a user, as a form in a dialog; what the server has against it stands in it. */
export function TaskDialog(props: TaskDialogProps) {
  const {
    title,
    action,
    color = 'primary',
    initialFocus,
    isBusy,
    error,
    children,
    onClose,
    onSubmit,
  } = props;
  const titleId = useGeneratedHtmlId();
  const formId = useGeneratedHtmlId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isBusy) onSubmit();
  };
  return (
    <EuiModal
      onClose={onClose}
      aria-labelledby={titleId}
      initialFocus={initialFocus}
      style={{ width: 480 }}
    >
      <EuiModalHeader>
        <EuiModalHeaderTitle id={titleId}>{title}</EuiModalHeaderTitle>
      </EuiModalHeader>
      <EuiModalBody>
        <EuiForm component="form" id={formId} noValidate onSubmit={submit}>
          {children}
        </EuiForm>
        {error ? (
          <>
            <EuiSpacer size="m" />
            <ProblemNotice error={error} />
          </>
        ) : null}
      </EuiModalBody>
      <EuiModalFooter>
        <EuiButtonEmpty onClick={onClose}>Cancel</EuiButtonEmpty>
        <EuiButton fill type="submit" form={formId} color={color} isLoading={isBusy}>
          {action}
        </EuiButton>
      </EuiModalFooter>
    </EuiModal>
  );
}
