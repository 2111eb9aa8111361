import React from 'react';
import {
  EuiCallOut,
  EuiFlexGroup,
  EuiFlexItem,
  EuiLoadingSpinner,
  EuiPageSection,
  EuiPanel,
  EuiSpacer,
  EuiText,
  EuiTitle,
} from '@elastic/eui';
import type { Session } from '../../../common/api/session';
import type { Client } from '../../api/client';
import { SignInForm } from './sign_in_form';
import { SESSION_ENDED } from './sign_in_problem';
import { useSignIn } from './use_sign_in';

export interface SignInPageProps {
  client: Client;
  /** A session was there, and is no longer. */
  hasEnded?: boolean;
  onSignedIn(session: Session): void;
}

/** Where one gets in: with name and password, or by a one-time link (`#token=…`), which is tried at once. */
export function SignInPage({ client, hasEnded = false, onSignedIn }: SignInPageProps) {
  const { trying, problem, signIn } = useSignIn(client, onSignedIn);
  const told = problem ?? (hasEnded ? SESSION_ENDED : undefined);
  return (
    <EuiPageSection
      component="main"
      alignment="center"
      restrictWidth={420}
      grow
      style={{ minBlockSize: '100vh' }}
    >
      <EuiPanel paddingSize="l" hasBorder data-test-subj="signInPage">
        <EuiTitle size="m">
          <h1>Executable Stack</h1>
        </EuiTitle>
        <EuiText size="s" color="subdued">
          <p>Sign in to see which processes were started with an executable stack.</p>
        </EuiText>
        <EuiSpacer size="l" />
        {told && (
          <>
            <EuiCallOut title={told.title} color={told.color} size="s" role="alert">
              <p>{told.text}</p>
            </EuiCallOut>
            <EuiSpacer size="m" />
          </>
        )}
        {trying === 'link' ? (
          <EuiFlexGroup alignItems="center" gutterSize="s" responsive={false} role="status">
            <EuiFlexItem grow={false}>
              <EuiLoadingSpinner size="m" />
            </EuiFlexItem>
            <EuiFlexItem>Signing in with your link…</EuiFlexItem>
          </EuiFlexGroup>
        ) : (
          <SignInForm
            busy={trying === 'password'}
            onSubmit={(name, password) => void signIn({ name, password })}
          />
        )}
      </EuiPanel>
    </EuiPageSection>
  );
}
