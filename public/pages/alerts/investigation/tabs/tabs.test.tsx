import { screen } from '@testing-library/react';
import { renderInvestigation } from '../test_support/render_investigation';

const selected = () => screen.findByRole('tab', { selected: true });

it('a link opens the tab that it names', async () => {
  renderInvestigation({ tab: 'history' });
  expect(await selected()).toHaveTextContent('History 0');
  expect(screen.getByRole('tabpanel', { name: 'History 0' })).toBeVisible();
});

it('what is no tab is the guide', async () => {
  renderInvestigation({ tab: 'nonsense' });
  expect(await selected()).toHaveTextContent('Guide 0/6');
});

it('the chosen tab stands in the URL, beside what stood there', async () => {
  const { user, host } = renderInvestigation();
  await selected();
  await user.click(screen.getByRole('tab', { name: 'Document' }));
  expect(host.history.location.search).toBe('?alert=a1&tab=document');
  await user.keyboard('t');
  expect(await selected()).toHaveTextContent('Guide 0/6');
  expect(host.history.location.search).toBe('?alert=a1');
  await user.keyboard('{Shift>}T{/Shift}');
  expect(await selected()).toHaveTextContent('Document');
});
