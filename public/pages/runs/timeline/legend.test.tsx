import { render, screen } from '@testing-library/react';
import React from 'react';
import { Legend } from './legend';
import { kindOf } from './run_mark';

/** What stands before a word of the legend, without its colours. */
function shapeOf(label: string): string {
  const sign = screen.getByText(label).parentElement?.querySelector('svg')?.cloneNode(true);
  if (!(sign instanceof SVGElement)) throw new Error(`${label} has no sign`);
  for (const part of sign.querySelectorAll('[fill], [stroke]')) {
    if (part.getAttribute('fill') !== 'url(#hatch)') part.removeAttribute('fill');
    if (part.hasAttribute('stroke')) part.setAttribute('stroke', 'some');
  }
  return sign.innerHTML;
}

test('every sign of the legend can be told from the others without its colour', () => {
  render(<Legend hatch="url(#hatch)" />);
  const labels = [
    'Searched',
    'Gap: not searched',
    'Not due yet',
    'Run',
    'Run with new alerts',
    'Failed run',
    'Down time: nothing ran',
  ];
  expect(new Set(labels.map(shapeOf)).size).toBe(labels.length);
});

test('a run that failed is a failed one, whatever it made before', () => {
  expect(kindOf({ error: 'the store is locked', created: 3 })).toBe('failed');
  expect(kindOf({ created: 3 })).toBe('created');
  expect(kindOf({ created: 0 })).toBe('plain');
});
