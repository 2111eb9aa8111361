import { EuiProvider } from '@elastic/eui';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import { StandaloneApp } from './standalone_app';

const SESSION = { user: { id: 'alice', name: 'alice' }, privileges: ['read', 'triage'] };
const SIGNED_OUT = { status: 401, code: 'signed_out', detail: 'nobody is signed in' };

/** A server whose session of alice ends after the first answer, or with her signing out. */
function serve({ ends }: { ends: boolean }): void {
  let isIn = true;
  const answer = (status: number, body: unknown) =>
    ({ status, text: () => Promise.resolve(JSON.stringify(body)) }) as Response;
  window.fetch = (url, { method } = {}) => {
    if (url === '/api/session' && method === 'GET' && isIn) {
      isIn = !ends;
      return Promise.resolve(answer(200, SESSION));
    }
    if (url === '/api/session' && method === 'DELETE') {
      isIn = false;
      return Promise.resolve(answer(200, { signed_out: true }));
    }
    return isIn ? new Promise(() => {}) : Promise.resolve(answer(401, SIGNED_OUT));
  };
}

class SilentStream {
  addEventListener(): void {}
  close(): void {}
}

function show(): void {
  Object.assign(window, { EventSource: SilentStream });
  render(
    <EuiProvider colorMode="light">
      <StandaloneApp />
    </EuiProvider>,
  );
}

test('whoever is signed out by the server is told so where they sign in', async () => {
  serve({ ends: true });
  show();
  expect(await screen.findByText('Your session has ended')).toBeVisible();
  expect(screen.getByLabelText('Name')).toHaveFocus();
});

test('whoever signs out by themselves is not', async () => {
  serve({ ends: false });
  show();
  const user = userEvent.setup({ pointerEventsCheck: 0 });
  await user.click(await screen.findByRole('button', { name: 'Menu of alice' }));
  await user.click(await screen.findByText('Sign out'));
  expect(await screen.findByLabelText('Name')).toBeVisible();
  expect(screen.queryByText('Your session has ended')).not.toBeInTheDocument();
});
