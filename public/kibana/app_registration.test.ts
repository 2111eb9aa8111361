import { PAGES, START_PATH } from '../pages/pages';
import { APP } from './app_registration';

it('has a deep link for each page that Kibana shows', () => {
  const pages = PAGES.filter(({ only = 'kibana' }) => only === 'kibana');
  const links = APP.deepLinks?.map(({ title, path }) => ({ title, path }));
  expect(links).toEqual(pages.map(({ title, path }) => ({ title, path })));
  expect(APP.defaultPath).toBe(START_PATH);
});

it('names each deep link once', () => {
  const ids = APP.deepLinks?.map(({ id }) => id) ?? [];
  expect(new Set(ids).size).toBe(ids.length);
});
