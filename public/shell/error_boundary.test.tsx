import { screen } from '@testing-library/react';
import React, { lazy, Suspense } from 'react';
import { loadPart } from '../api/load_part';
import { renderInApp } from '../test_support/fake_host';
import { ErrorBoundary } from './error_boundary';

const failure = new TypeError('Failed to fetch dynamically imported module: http://desk/x.js');

function show(Part: React.ComponentType, resetKey = 'a') {
  const tree = (key: string, Shown: React.ComponentType) => (
    <ErrorBoundary resetKey={key}>
      <Suspense fallback="Loading">
        <Shown />
      </Suspense>
    </ErrorBoundary>
  );
  const { rerender } = renderInApp(tree(resetKey, Part));
  return { showOther: (Other: React.ComponentType) => rerender(tree('b', Other)) };
}

describe('what can’t be shown', () => {
  let logged: jest.SpyInstance;
  // React tells the console of every fault that a boundary catches.
  beforeEach(() => void (logged = jest.spyOn(console, 'error').mockImplementation(() => {})));
  afterEach(() => logged.mockRestore());

  it('for it was not loaded, is said in plain words, with the one way on that helps', async () => {
    const Part = lazy(() => loadPart<{ default: React.ComponentType }>(Promise.reject(failure)));
    const { showOther } = show(Part);
    expect(await screen.findByText('This part of the app could not be loaded')).toBeVisible();
    expect(screen.queryByText(/dynamically/)).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Try again' })).not.toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Load the page anew' })).toBeVisible();
    showOther(() => <p>Another</p>);
    expect(screen.getByText('Another')).toBeVisible();
  });

  it('for another fault, can be tried again', async () => {
    show(() => {
      throw new Error('broken');
    });
    expect(await screen.findByText('broken')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Try again' })).toBeVisible();
  });
});
