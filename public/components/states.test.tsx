import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import { ApiError } from '../api/api_error';
import { renderInApp } from '../test_support/fake_host';
import { DisplayText } from './display_text';
import { ErrorState } from './error_state';
import { StatusBadge } from './status_badge';
import { Time } from './time';

describe('ErrorState', () => {
  it('says what happened, names the request, and tries again', async () => {
    const onRetry = jest.fn();
    const error = new ApiError(500, { detail: 'the store is gone', request_id: 'req-1' });
    renderInApp(<ErrorState error={error} onRetry={onRetry} />);
    expect(screen.getByRole('alert')).toHaveTextContent('the store is gone');
    expect(screen.getByText('req-1')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(onRetry).toHaveBeenCalled();
  });

  it.each([
    [0, 'The server can’t be reached'],
    [403, 'You may not do this'],
    [409, 'Somebody else changed it'],
    [503, 'The server had a problem'],
  ])('has words for status %d', (status, words) => {
    renderInApp(<ErrorState error={new ApiError(status, {})} />);
    expect(screen.getByText(words)).toBeInTheDocument();
  });
});

describe('DisplayText', () => {
  it('shows what would hide, and takes nothing for HTML', () => {
    renderInApp(<DisplayText text={'<b>\u202etxt\u0000'} />);
    expect(screen.getByText('<b>\\u202etxt\\x00')).toBeInTheDocument();
  });
});

describe('StatusBadge', () => {
  it('says why an alert was closed', () => {
    renderInApp(<StatusBadge status="closed" reason="false_positive" />);
    expect(screen.getByText('Closed: false positive')).toBeInTheDocument();
  });
});

describe('Time', () => {
  it('is relative where that is quicker to read, whole where not, and a dash where missing', () => {
    renderInApp(
      <>
        <Time value={Date.now() - 3 * 60_000} />
        <Time value="2020-01-02T03:04:05Z" />
        <Time value={undefined} />
      </>,
    );
    expect(screen.getByText(/minutes ago/)).toBeInTheDocument();
    expect(screen.getByText(/^2020-01-0[123] \d\d:04:05$/)).toBeInTheDocument();
    expect(screen.getByText('–')).toBeInTheDocument();
  });
});
