import { ALERT_MAPPINGS } from '../alerts/alert_mappings';
import { backingIndex, generationOf, seriesOf } from './index_series';

const series = seriesOf('alerts', 'default', { mappings: ALERT_MAPPINGS });

test('names are formed as those of alerts in Kibana', () => {
  expect(series.alias).toBe('.alerts-executable-stack.alerts-default');
  expect(series.template).toBe('.alerts-executable-stack.alerts-default-index-template');
  expect(backingIndex(series)).toBe('.internal.alerts-executable-stack.alerts-default-000001');
  expect(series.pattern).toBe('.internal.alerts-executable-stack.alerts-default-*');
});

test('an index tells its generation only where it is one of the series', () => {
  expect(generationOf(series, backingIndex(series, 12))).toBe(12);
  expect(
    generationOf(series, '.internal.alerts-executable-stack.alerts-other-000001'),
  ).toBeUndefined();
  expect(generationOf(series, `${backingIndex(series)}0`)).toBeUndefined();
  expect(generationOf(series, '.kibana')).toBeUndefined();
});

test.each(['', 'A', 'a*', 'a,b', '../x', 'x'.repeat(101)])('no space is called %j', (space) => {
  expect(() => seriesOf('alerts', space, { mappings: ALERT_MAPPINGS })).toThrow(RangeError);
});
