import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import { renderInApp } from '../../test_support/fake_host';
import { timeLimits, timeRangeParameter, type TimeRange } from './time_range';
import { TimeRangePicker } from './time_range_picker';

const FROM = '2026-11-24T10:00:00.000Z';
const TO = '2026-11-24T12:00:00.000Z';

describe('a time range', () => {
  const parameter = timeRangeParameter();

  it.each<TimeRange>(['any', '7d', { from: FROM, to: TO }, { from: FROM }, { to: TO }])(
    'comes back from the address as it went there: %j',
    (range) => {
      expect(parameter.read(parameter.write(range))).toEqual(range);
    },
  );

  it.each(['tomorrow', '/', '../..', 'constructor'])('is any time where %s stands', (text) => {
    expect(parameter.read([text])).toBe('any');
  });

  it('ends now, or where it says', () => {
    expect(timeLimits('1h', Date.parse(TO))).toEqual({ from: '2026-11-24T11:00:00.000Z' });
    expect(timeLimits('any', 0)).toEqual({});
    expect(timeLimits({ to: TO }, 0)).toEqual({ to: TO });
  });

  it('is chosen from a list', async () => {
    const onChange = jest.fn();
    renderInApp(<TimeRangePicker range="any" onChange={onChange} />);
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: 'Time range: Any time' }));
    await user.click(await screen.findByText('Last 7 days'));
    expect(onChange).toHaveBeenCalledWith('7d');
  });
});
