import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import { renderInApp } from '../test_support/fake_host';
import { ApiError } from './api_error';
import { usePolledRoute } from './use_route';

const EVERY_MS = 5;

/** Shows which of its states the route is in, and keeps what it showed. */
function Polled({ shown }: { shown: string[] }) {
  const { data, error, retry } = usePolledRoute('listInputs', {}, EVERY_MS);
  const state = data ? 'answered' : error ? 'failed' : 'waiting';
  shown.push(state);
  return <button onClick={retry}>{state}</button>;
}

function showPolled(answer: (call: number) => Promise<{ inputs: [] }>) {
  const shown: string[] = [];
  let calls = 0;
  const listInputs = () => answer((calls += 1));
  renderInApp(<Polled shown={shown} />, { handlers: { listInputs } });
  return { shown, calls: () => calls };
}

// Not at once, or nobody could see that an answer is awaited.
const broken = () =>
  new Promise<never>((_, reject) => {
    setTimeout(() => reject(new ApiError(500, { detail: 'broken' })), 2 * EVERY_MS);
  });

test('what went wrong stays while it is asked for again, until there is an answer', async () => {
  const { shown } = showPolled((call) => (call <= 4 ? broken() : Promise.resolve({ inputs: [] })));
  expect(await screen.findByText('answered')).toBeVisible();
  expect(shown.slice(shown.indexOf('failed'))).not.toContain('waiting');
});

test('whoever asks again sees that an answer is on its way', async () => {
  let isHeld = false;
  const { calls } = showPolled(() => (isHeld ? new Promise(() => undefined) : broken()));
  const button = await screen.findByText('failed');
  isHeld = true;
  const before = calls();
  await waitFor(() => expect(calls()).toBeGreaterThan(before));
  expect(button).toHaveTextContent('failed');
  await userEvent.click(button);
  expect(await screen.findByText('waiting')).toBeVisible();
});
