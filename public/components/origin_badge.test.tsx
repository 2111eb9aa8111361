import { screen } from '@testing-library/react';
import React from 'react';
import { renderInApp } from '../test_support/fake_host';
import { OriginBadge } from './origin_badge';

describe('OriginBadge', () => {
  it.each(['authentic', 'forged', 'unproven'] as const)('says %s in a word', (origin) => {
    renderInApp(<OriginBadge origin={origin} />);
    expect(screen.getByText(origin)).toBeInTheDocument();
  });

  it('takes an origin that is missing for unproven', () => {
    renderInApp(<OriginBadge origin={undefined} />);
    expect(screen.getByText('unproven')).toBeInTheDocument();
  });
});
