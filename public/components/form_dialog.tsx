import {
  EuiButton,
  EuiButtonEmpty,
  EuiForm,
  EuiModal,
  EuiModalBody,
  EuiModalFooter,
  EuiModalHeader,
  EuiModalHeaderTitle,
  useGeneratedHtmlId,
  type EuiButtonProps,
} from '@elastic/eui';
import React, { type FormEvent, type ReactNode } from 'react';
import { useReturnedFocus } from './use_returned_focus';

interface FormDialogProps {
  title: string;
  /** On the button that does it. */
  action: string;
  color?: EuiButtonProps['color'];
  /** Which field one begins in, as a selector. */
  initialFocus?: string;
  isDisabled?: boolean;
  isBusy?: boolean;
  /** On the button that leads out of it, and where it leads. Default: Cancel, as Escape does. */
  back?: { label: string; onClick(): void };
  children: ReactNode;
  /** Below the form. */
  problem?: ReactNode;
  onClose(): void;
  onSubmit(): void;
}

/** A form in a dialog, with one button that does it and one that leads out. */
export function FormDialog(props: FormDialogProps) {
  const { title, action, color, initialFocus, isDisabled, isBusy, children, problem } = props;
  const { onClose, onSubmit, back = { label: 'Cancel', onClick: onClose } } = props;
  const titleId = useGeneratedHtmlId({ prefix: 'title' });
  const formId = useGeneratedHtmlId({ prefix: 'form' });
  useReturnedFocus();
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
        {problem}
      </EuiModalBody>
      <EuiModalFooter>
        <EuiButtonEmpty onClick={back.onClick}>{back.label}</EuiButtonEmpty>
        <EuiButton
          fill
          type="submit"
          form={formId}
          color={color}
          isDisabled={isDisabled}
          isLoading={isBusy}
        >
          {action}
        </EuiButton>
      </EuiModalFooter>
    </EuiModal>
  );
}
