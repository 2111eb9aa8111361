import type { ScopedHistory } from '@kbn/core/public';
import { createMemoryHistory, type Location, type TransitionPromptHook } from 'history';
import { createAppHistory } from './app_history';

const ROOT = '/app/executableStack';

function openHistory() {
  const pushed: unknown[] = [];
  const visited: string[] = [];
  let asked: TransitionPromptHook | undefined;
  const scoped = {
    ...createMemoryHistory({ initialEntries: ['/alerts'] }),
    push: (place: unknown) => void pushed.push(place),
    block: (prompt: TransitionPromptHook) => {
      asked = prompt;
      return () => undefined;
    },
  } as unknown as ScopedHistory;
  const history = createAppHistory({
    history: scoped,
    application: { navigateToUrl: async (url) => void visited.push(url) },
    http: { basePath: { prepend: (path) => `/s/ops${path}` } },
    root: ROOT,
  });
  /** What somebody who blocks the way to a place of Kibana is asked with. */
  const askedWith = (pathname: string, search = ''): Location => {
    let given: Location | undefined;
    history.block((location) => {
      given = location;
      return false;
    });
    asked?.({ pathname, search, hash: '', state: undefined, key: 'k' }, 'PUSH');
    if (!given) throw new Error('nobody was asked');
    return given;
  };
  return { history, askedWith, pushed, visited };
}

it('asks with the app’s own paths', () => {
  const { history, askedWith, pushed, visited } = openHistory();
  const wanted = askedWith(`${ROOT}/runs`, '?size=5');
  expect(wanted).toMatchObject({ pathname: '/runs', search: '?size=5' });
  history.push(wanted);
  expect([pushed, visited]).toEqual([[wanted], []]);
});

it('leads to another app where that was the way', () => {
  const { history, askedWith, pushed, visited } = openHistory();
  history.push(askedWith('/app/discover', '?q=1'));
  expect([pushed, visited]).toEqual([[], ['/s/ops/app/discover?q=1']]);
});

it('takes an app of a longer name for another one', () => {
  const { history, askedWith, visited } = openHistory();
  history.push(askedWith(`${ROOT}Two/alerts`));
  expect(visited).toEqual([`/s/ops${ROOT}Two/alerts`]);
});

it('is where the history is', () => {
  const { history } = openHistory();
  expect(history.location.pathname).toBe('/alerts');
  expect(history.createHref({ pathname: '/runs' })).toBe('/runs');
});
