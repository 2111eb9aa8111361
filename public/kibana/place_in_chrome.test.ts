import type { ChromeBreadcrumb } from '@kbn/core/public';
import { createMemoryHistory } from 'history';
import { showPlace } from './place_in_chrome';

function shown(...parts: string[]) {
  let title: unknown;
  let breadcrumbs: ChromeBreadcrumb[] = [];
  const chrome = {
    docTitle: { change: (given: unknown) => void (title = given), reset: () => undefined },
    setBreadcrumbs: (given: ChromeBreadcrumb[]) => void (breadcrumbs = given),
  };
  showPlace(chrome, createMemoryHistory(), parts);
  return { title, breadcrumbs: breadcrumbs.map(({ text, href }) => [text, href]) };
}

it('leads from an alert back to its page', () => {
  expect(shown('billing on web-01', 'Alerts')).toEqual({
    title: ['billing on web-01', 'Alerts', 'Executable Stack'],
    breadcrumbs: [
      ['Executable Stack', '/alerts'],
      ['Alerts', '/alerts'],
      ['billing on web-01', undefined],
    ],
  });
});

it('shows what a log says as text, and not all of it', () => {
  const { title, breadcrumbs } = shown(`\u202egpj.exe ${'x'.repeat(1_000_000)}`);
  expect(String(title)).not.toContain('\u202e');
  expect(breadcrumbs[1]?.[0]).toMatch(/^\\u202egpj\.exe x{60,70}…$/);
});
