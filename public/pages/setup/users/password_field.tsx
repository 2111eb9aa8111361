import { EuiFieldPassword, EuiFormRow } from '@elastic/eui';
import React from 'react';

interface PasswordFieldProps {
  value: string;
  problem: string | undefined;
  onChange(password: string): void;
}

/** A new password; browsers may make one up. */
export function PasswordField({ value, problem, onChange }: PasswordFieldProps) {
  return (
    <EuiFormRow
      fullWidth
      label="Password"
      helpText="At least 8 characters of any kind; 15 or more are better."
      isInvalid={problem !== undefined}
      error={problem}
    >
      <EuiFieldPassword
        fullWidth
        type="dual"
        name="new-password"
        autoComplete="new-password"
        value={value}
        isInvalid={problem !== undefined}
        onChange={({ target }) => onChange(target.value)}
      />
    </EuiFormRow>
  );
}
