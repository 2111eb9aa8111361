import { screen } from '@testing-library/react';
import React from 'react';
import { renderInApp } from '../../../test_support/fake_host';
import { exampleReport } from '../test_support/example_runs';
import { LedgerTimeline } from './ledger_timeline';

const HOUR = 3_600_000;
const NOW = Date.parse('2026-11-24T12:30:00Z');
const WIDE = window.innerWidth;

afterEach(() => Object.assign(window, { innerWidth: WIDE }));

function labels(width: number): number {
  Object.assign(window, { innerWidth: width });
  const { unmount } = renderInApp(
    <LedgerTimeline
      report={exampleReport()}
      runs={[]}
      down={[]}
      length={6 * HOUR}
      now={NOW}
      description="The last 6 hours"
    />,
  );
  const { length } = screen.getAllByText(/\d\d:\d\d$/);
  unmount();
  return length;
}

test('on a phone fewer times are written below the timeline, so that none covers another', () => {
  expect(labels(1440)).toBe(6);
  expect(labels(390)).toBe(3);
});
