import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import { createFakeHost, renderInApp } from '../../test_support/fake_host';
import { KqlBar } from './kql_bar';

function show(query = '') {
  const onSubmit = jest.fn();
  const host = createFakeHost({
    handlers: {
      listAlertFields: () => ({
        fields: [
          { name: 'executable_stack.path', type: 'keyword' },
          { name: 'host.name', type: 'keyword' },
          { name: 'kibana.alert.risk_score', type: 'number' },
        ],
      }),
      listAlertValues: ({ query: { prefix = '' } }) => ({
        values: ['web-01', 'web "2"']
          .filter((one) => one.startsWith(prefix))
          .map((value) => ({ value, count: 3 })),
      }),
    },
  });
  renderInApp(<KqlBar query={query} onSubmit={onSubmit} />, host);
  return { onSubmit, user: userEvent.setup(), input: screen.getByRole('combobox') };
}

describe('KqlBar', () => {
  it('suggests fields, operators and values, all by keys', async () => {
    const { onSubmit, user, input } = show();
    await user.type(input, 'host');
    expect(await screen.findByRole('option', { name: /host\.name/ })).toBeInTheDocument();
    await user.keyboard('{ArrowDown}');
    expect(input).toHaveAttribute('aria-activedescendant');
    await user.keyboard('{Enter}');
    expect(input).toHaveValue('host.name ');
    expect(await screen.findByRole('option', { name: /is there/ })).toBeInTheDocument();
    await user.keyboard('{ArrowDown}{Enter}');
    expect(input).toHaveValue('host.name: ');
    await screen.findByRole('option', { name: /web "2"/ });
    await user.keyboard('{ArrowDown}{ArrowDown}{Enter}');
    expect(input).toHaveValue('host.name: "web \\"2\\"" ');
    await user.keyboard('{Enter}');
    expect(onSubmit).toHaveBeenCalledWith('host.name: "web \\"2\\""');
  });

  it('offers comparisons where a field has an order', async () => {
    const { user, input } = show();
    await user.type(input, 'kibana.alert.risk_score ');
    expect(await screen.findByRole('option', { name: /at least/ })).toBeInTheDocument();
  });

  it('says where a query goes wrong, and does not send it', async () => {
    const { onSubmit, user, input } = show();
    await user.type(input, 'host.name: (a{Escape}{Enter}');
    expect(await screen.findByRole('alert')).toHaveTextContent(/Expected .*but end of input found/);
    expect(input).toHaveAttribute('aria-invalid', 'true');
    expect(onSubmit).not.toHaveBeenCalled();
  });

  it('is cleared by its button, and follows the query that holds', async () => {
    const { onSubmit, user, input } = show('host.name: a');
    expect(input).toHaveValue('host.name: a');
    await user.click(screen.getByRole('button', { name: 'Clear the filter' }));
    expect(onSubmit).toHaveBeenCalledWith('');
  });

  it('closes its list with Escape', async () => {
    const { user, input } = show();
    await user.type(input, 'host');
    await screen.findByRole('listbox');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('listbox')).not.toBeInTheDocument());
    expect(input).toHaveFocus();
  });
});
