import { parseKql } from '../../../../common/kql/parse';
import { mayMatchText } from './needed_words';

const json = JSON.stringify({
  message: "process '/opt/Acme/bin/billing' started w\u0130th",
  host: { name: 'web-01' },
  n: 7,
});
const may = (query: string) => mayMatchText(parseKql(query))(json);

test.each([
  ['billing', true],
  ['BILLING', true],
  ['nothing-of-the-kind', false],
  ['kindof', false],
  ['"web-01"', true],
  ['"web-02"', false],
  ['web*', true],
  ['*cme*bil*', true],
  ['billing nothing*', true],
  ['message: nothing* billing', true],
  ['nothing* zilch', false],
  ['7.0 nothing*', true],
  ['with', true],
  ['message: acm and nothing', false],
  ['nothing or billing', true],
  ['nothing or zilch', false],
  ['not nothing', true],
  ['n: 7.0', true],
  ['nothing or n > 3', true],
  ['now-1d', true],
  ['*', true],
  ['', true],
  ['ÄÖ', true],
])('%s: %s', (query, expected) => {
  expect(may(query)).toBe(expected);
});
