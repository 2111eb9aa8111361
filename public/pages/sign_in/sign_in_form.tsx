import React, { useState, type FormEvent } from 'react';
import { EuiButton, EuiFieldPassword, EuiFieldText, EuiForm, EuiFormRow } from '@elastic/eui';

interface SignInFormProps {
  busy: boolean;
  onSubmit(name: string, password: string): void;
}

/** Name and password. What is missing is said beside its field once somebody tries. */
export function SignInForm({ busy, onSubmit }: SignInFormProps) {
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const noName = tried && name.trim() === '';
  const noPassword = tried && password === '';

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (busy || name.trim() === '' || password === '') return;
    onSubmit(name.trim(), password);
  };

  return (
    <EuiForm component="form" noValidate onSubmit={submit} data-test-subj="signInForm">
      <EuiFormRow label="Name" fullWidth isInvalid={noName} error={noName && 'Enter your name'}>
        <EuiFieldText
          fullWidth
          name="username"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus
          value={name}
          isInvalid={noName}
          onChange={(event) => setName(event.target.value)}
        />
      </EuiFormRow>
      <EuiFormRow
        label="Password"
        fullWidth
        isInvalid={noPassword}
        error={noPassword && 'Enter your password'}
      >
        <EuiFieldPassword
          fullWidth
          type="dual"
          name="password"
          autoComplete="current-password"
          value={password}
          isInvalid={noPassword}
          onChange={(event) => setPassword(event.target.value)}
        />
      </EuiFormRow>
      <EuiFormRow fullWidth hasEmptyLabelSpace={false}>
        <EuiButton type="submit" fill fullWidth isLoading={busy}>
          Sign in
        </EuiButton>
      </EuiFormRow>
    </EuiForm>
  );
}
