import { screen, within } from '@testing-library/react';
import { parseKql } from '../../../../../common/kql/parse';
import { renderInvestigation } from '../test_support/render_investigation';
import { sampleAlert } from '../test_support/sample_alert';
import { clauseFor, documentFields, filterFields } from './document_fields';

const row = async (field: string) => (await screen.findByText(field)).closest('tr') as HTMLElement;

it('narrows the queue to a value, and leaves it out', async () => {
  const { user, onFilter } = renderInvestigation({ tab: 'document' });
  const host = within(await row('host.name'));
  await user.click(host.getByRole('button', { name: 'Filter for host.name' }));
  await user.click(host.getByRole('button', { name: 'Filter out host.name' }));
  expect(onFilter.mock.calls).toEqual([['"host.name": "web-01"'], ['not "host.name": "web-01"']]);
});

it('finds fields by name and by value', async () => {
  const { user } = renderInvestigation({ tab: 'document' });
  await row('host.name');
  await user.type(screen.getByRole('searchbox', { name: 'Narrow the fields' }), 'LEGACY');
  expect(await row('executable_stack.path')).toBeVisible();
  expect(screen.queryByText('host.name')).not.toBeInTheDocument();
});

it('shows the alert as JSON, with nothing hidden in it', async () => {
  const { user } = renderInvestigation({
    tab: 'document',
    document: sampleAlert({ fields: { message: 'a\u202eb' } }),
  });
  await row('host.name');
  await user.click(screen.getByRole('button', { name: 'JSON' }));
  expect(screen.getByRole('region', { name: 'The alert as JSON' })).toHaveTextContent(
    '"message": "a\\u202eb"',
  );
});

it('cuts very long values until they are asked for', async () => {
  const { user } = renderInvestigation({
    tab: 'document',
    document: sampleAlert({ fields: { labels: { long: `${'x'.repeat(5000)}end` } } }),
  });
  const long = within(await row('labels.long'));
  expect(long.queryByText(/end$/)).not.toBeInTheDocument();
  await user.click(long.getByRole('button', { name: 'Show all 5,003 characters' }));
  expect(long.getByText(/end$/)).toBeVisible();
});

describe('fields', () => {
  it('come by name, those of the triage last', () => {
    const names = documentFields(
      sampleAlert({
        fields: { executable_stack: { history: [{ action: 'note' }], path: 'x' }, zeta: 1 },
      }),
    ).map(({ name }) => name);
    expect(names.at(-1)).toBe('executable_stack.history.action');
    expect(names.indexOf('executable_stack.path')).toBeLessThan(names.indexOf('zeta'));
  });

  it.each(['a "quoted" \\ value', 'line\nbreak', 'or and not', '*', ''])(
    'a clause holds %j as it is',
    (value) => {
      const clause = clauseFor({ name: 'host.name', values: [value] }, true);
      expect(parseKql(clause)).toMatchObject({ type: 'is', value: { type: 'literal', value } });
    },
  );

  it('are all there where nothing is looked for', () => {
    const fields = documentFields(sampleAlert());
    expect(filterFields(fields, '  ')).toHaveLength(fields.length);
  });
});
