import { act, screen } from '@testing-library/react';
import React from 'react';
import { createFakeHost, renderInApp } from '../test_support/fake_host';
import {
  choiceParameter,
  choicesParameter,
  listParameter,
  textParameter,
  useUrlState,
  type UrlParameters,
} from './use_url_state';

interface State {
  q: string;
  status: 'open' | 'closed';
  origin: readonly ('forged' | 'authentic')[];
  host: readonly string[];
}

const PARAMETERS: UrlParameters<State> = {
  q: textParameter(),
  status: choiceParameter(['open', 'closed'], 'open'),
  origin: choicesParameter(['forged', 'authentic'], ['forged']),
  host: listParameter(),
};

function show(path: string) {
  let change: (values: Partial<State>) => void = () => {};
  function Probe() {
    const [state, set] = useUrlState(PARAMETERS);
    change = set;
    return <output>{JSON.stringify(state)}</output>;
  }
  const host = createFakeHost({ path });
  renderInApp(<Probe />, host);
  const read = () => JSON.parse(screen.getByRole('status').textContent ?? '') as State;
  return { host, read, change: (values: Partial<State>) => act(() => change(values)) };
}

describe('useUrlState', () => {
  it('reads what an address says, and the default of what it does not say', () => {
    expect(show('/alerts?q=a%20b&host=x&host=y').read()).toEqual({
      q: 'a b',
      status: 'open',
      origin: ['forged'],
      host: ['x', 'y'],
    });
  });

  it('takes what is no choice for the default', () => {
    expect(show('/alerts?status=everything&origin=none').read()).toMatchObject({
      status: 'open',
      origin: [],
    });
  });

  it('writes changes, leaves defaults out and the rest of the address as it is', () => {
    const { host, change, read } = show('/alerts?tab=guide&status=closed');
    change({ q: 'host.name: a', status: 'open', origin: [] });
    expect(host.history.location.search).toBe('?tab=guide&q=host.name%3A+a&origin=none');
    expect(read()).toMatchObject({ q: 'host.name: a', status: 'open', origin: [] });
  });

  it('keeps two changes in one go, and goes back by the history', () => {
    const { host, change, read } = show('/alerts');
    change({ q: 'one' });
    change({ host: ['a'] });
    expect(read()).toMatchObject({ q: 'one', host: ['a'] });
    act(() => host.history.goBack());
    expect(read()).toMatchObject({ q: 'one', host: [] });
  });

  it('makes no entry where nothing changes', () => {
    const { host, change } = show('/alerts?q=one');
    change({ q: 'one' });
    expect(host.history.length).toBe(1);
  });
});
