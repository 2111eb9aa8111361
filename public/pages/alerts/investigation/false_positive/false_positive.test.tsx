import { screen } from '@testing-library/react';
import { renderInvestigation } from '../test_support/render_investigation';
import { sampleAlert } from '../test_support/sample_alert';

const opened = () => screen.findByRole('heading', { level: 2, name: 'billing on web-01' });

it('leads from each kind to the editor, filled from the alert', async () => {
  const { user, host } = renderInvestigation({ tab: 'false_positive' });
  await opened();
  expect(screen.getAllByRole('heading', { level: 3 })).toHaveLength(4);
  expect(screen.getByText('executable_stack.program is "billing"')).toBeVisible();
  const link = screen.getByRole('link', { name: 'Exclude as legacy applications' });
  expect(link).toHaveAttribute('href', '/exclusions/new?from=a1&kind=legacy-applications');
  await user.click(link);
  expect(host.history.location).toMatchObject({
    pathname: '/exclusions/new',
    search: '?from=a1&kind=legacy-applications',
  });
});

it('tells who may not exclude whom to ask', async () => {
  renderInvestigation({ tab: 'false_positive', role: 'analyst' });
  await opened();
  expect(screen.queryByRole('link', { name: /Exclude/ })).not.toBeInTheDocument();
  expect(screen.getByText(/ask somebody who may manage exclusions/)).toBeVisible();
});

it('warns of a forged line', async () => {
  renderInvestigation({
    tab: 'false_positive',
    document: sampleAlert({ origin: { verdict: 'forged' } }),
  });
  await opened();
  expect(screen.getByText('This line is forged')).toBeVisible();
});
