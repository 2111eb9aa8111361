import { act, cleanup, screen } from '@testing-library/react';
import { ApiError } from '../../../api/api_error';
import type { FakeHandlers } from '../../../test_support/fake_host';
import { fakeRow, FakeAlerts } from './test_support/fake_alerts';
import { findRow, showQueue } from './test_support/show_queue';

beforeEach(() => localStorage.clear());

describe('the pages of the queue', () => {
  it('pages to what does not fit, and back', async () => {
    const alerts = new FakeAlerts(Array.from({ length: 60 }, (_, index) => fakeRow(index)));
    const { user } = await showQueue({ alerts });
    await findRow(59);
    expect(screen.getByText('1–50 of 60')).toBeInTheDocument();
    await user.click(screen.getByLabelText('Next page'));
    expect(await findRow(9)).toBeInTheDocument();
    expect(screen.getByText('51–60 of 60')).toBeInTheDocument();
    await user.click(screen.getByLabelText('Page before'));
    expect(await findRow(59)).toBeInTheDocument();
  });

  it('shows another page from its top', async () => {
    const alerts = new FakeAlerts(Array.from({ length: 60 }, (_, index) => fakeRow(index)));
    const { user } = await showQueue({ alerts });
    await findRow(59);
    const scroll = jest.spyOn(Element.prototype, 'scrollIntoView').mockClear();
    await user.click(screen.getByLabelText('Next page'));
    expect(await findRow(9)).toBeInTheDocument();
    expect(scroll.mock.contexts[0]).toContainElement(
      screen.getByLabelText('Filter alerts with KQL'),
    );
    scroll.mockRestore();
  });

  it('knows which page it is at after the browser’s way back too', async () => {
    const alerts = new FakeAlerts(Array.from({ length: 130 }, (_, index) => fakeRow(index)));
    const { host, user } = await showQueue({ alerts });
    await findRow(129);
    await user.click(screen.getByLabelText('Next page'));
    await findRow(79);
    await user.click(screen.getByLabelText('Next page'));
    expect(await screen.findByText('101–130 of 130')).toBeInTheDocument();
    act(() => host.history.goBack());
    expect(await screen.findByText('51–100 of 130')).toBeInTheDocument();
    await user.click(screen.getByLabelText('Page before'));
    expect(await screen.findByText('1–50 of 130')).toBeInTheDocument();
  });

  it('leads from a page that is not there to the first', async () => {
    const alerts = new FakeAlerts([fakeRow(1)]);
    const searchAlerts: FakeHandlers['searchAlerts'] = (input) => {
      if (input.query?.after === 'gone')
        throw new ApiError(400, { code: 'invalid_input', detail: 'after: is not the end' });
      return alerts.handlers().searchAlerts?.(input) ?? { alerts: [] };
    };
    const { user } = await showQueue({
      alerts,
      path: '/alerts?after=gone',
      handlers: { searchAlerts },
    });
    expect(await screen.findByText('There is no such page of the queue')).toBeInTheDocument();
    expect(screen.queryByText(/after:/)).not.toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'To the first page' }));
    expect(await findRow(1)).toBeInTheDocument();
  });

  it('counts no pages where a link leads into the midst', async () => {
    const alerts = new FakeAlerts(Array.from({ length: 130 }, (_, index) => fakeRow(index)));
    const { host, user } = await showQueue({ alerts });
    await findRow(129);
    await user.click(screen.getByLabelText('Next page'));
    await findRow(79);
    const { search } = host.history.location;
    cleanup();
    await showQueue({ alerts, path: `/alerts${search}` });
    await findRow(79);
    expect(screen.queryByText(/ of 130$/)).not.toBeInTheDocument();
    await user.click(screen.getByLabelText('Page before'));
    expect(await screen.findByText('1–50 of 130')).toBeInTheDocument();
  });
});
