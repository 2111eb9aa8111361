import { EuiProvider } from '@elastic/eui';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import { ApiError } from '../../api/api_error';
import { createFakeHost, type FakeHandlers } from '../../test_support/fake_host';
import { SignInPage } from './sign_in_page';

const SESSION = { user: { id: 'alice', name: 'alice' }, privileges: ['read' as const] };

function show(signIn: FakeHandlers['signIn']) {
  const host = createFakeHost({ handlers: { signIn } });
  const onSignedIn = jest.fn();
  render(
    <EuiProvider>
      <SignInPage client={host.client} onSignedIn={onSignedIn} />
    </EuiProvider>,
  );
  return { host, onSignedIn };
}

async function enter(name: string, password: string) {
  const user = userEvent.setup();
  await user.type(screen.getByLabelText('Name'), name);
  await user.type(screen.getByLabelText('Password'), password);
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
}

afterEach(() => window.history.replaceState(null, '', '/'));

test('signs in with name and password, in fields that password managers know', async () => {
  const { host, onSignedIn } = show(() => SESSION);
  expect(screen.getByLabelText('Name')).toHaveFocus();
  expect(screen.getByLabelText('Name')).toHaveAttribute('autocomplete', 'username');
  expect(screen.getByLabelText('Password')).toHaveAttribute('autocomplete', 'current-password');
  await enter(' alice ', 'correct horse');
  await waitFor(() => expect(onSignedIn).toHaveBeenCalledWith(SESSION));
  expect(host.calls[0]?.input).toEqual({ body: { name: 'alice', password: 'correct horse' } });
});

test('says beside the fields what is missing, and asks nobody', async () => {
  const { host } = show(() => SESSION);
  await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
  expect(screen.getByText('Enter your name')).toBeVisible();
  expect(screen.getByText('Enter your password')).toBeVisible();
  expect(host.calls).toHaveLength(0);
});

test.each([
  [new ApiError(401, { detail: 'x' }), 'Name or password is wrong'],
  [new ApiError(400, { detail: 'body: name: Too big' }), 'Name or password is wrong'],
  [new ApiError(429, { detail: 'too many attempts; try again in 40 seconds' }), 'Too many tries'],
  [new ApiError(0, {}), 'Can’t reach the server'],
  [new ApiError(503, { detail: 'the store is locked' }), 'Could not sign in'],
])('says in words what went wrong: %s', async (error, title) => {
  const { onSignedIn } = show(() => {
    throw error;
  });
  await enter('alice', 'wrong');
  expect(await screen.findByRole('alert')).toHaveTextContent(title);
  expect(screen.getByLabelText('Password')).toHaveValue('wrong');
  expect(onSignedIn).not.toHaveBeenCalled();
});

test('tries the token of a link at once, and takes it out of the address', async () => {
  window.history.replaceState(null, '', '/alerts?status=open#token=a%2Bb');
  const { host, onSignedIn } = show(() => SESSION);
  expect(window.location.href).toMatch(/\/alerts\?status=open$/);
  await waitFor(() => expect(onSignedIn).toHaveBeenCalledWith(SESSION));
  expect(host.calls).toEqual([{ route: 'signIn', input: { body: { token: 'a+b' } } }]);
});

test('a link that was used says so and leaves the other way open', async () => {
  window.history.replaceState(null, '', '/#token=used');
  show(() => {
    throw new ApiError(401, { detail: 'used' });
  });
  expect(await screen.findByRole('alert')).toHaveTextContent('This sign-in link no longer works');
  expect(screen.getByLabelText('Name')).toBeVisible();
});
