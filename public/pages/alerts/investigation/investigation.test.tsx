import { act, screen } from '@testing-library/react';
import { ApiError } from '../../../api/api_error';
import { renderInvestigation } from './test_support/render_investigation';

const heading = () => screen.findByRole('heading', { level: 2, name: 'billing on web-01' });

describe('the investigation', () => {
  it('opens with the focus on its heading, and names the page', async () => {
    const { host } = renderInvestigation();
    expect(await heading()).toHaveFocus();
    expect(host.titles.at(-1)).toEqual(['billing on web-01', 'Alerts']);
  });

  it('shows the line, the reason that decides, and the sentence of what is known', async () => {
    const { user } = renderInvestigation();
    await heading();
    expect(
      screen.getByText(
        "[   27.374698] process 'acme/legacy/bin/billing' started with executable stack",
        { normalizer: String },
      ),
    ).toBeVisible();
    expect(screen.getByText('Its priority says facility 0, the kernel’s.')).toBeVisible();
    expect(screen.getByText('No step of the guide is done yet; assigned to nobody.')).toBeVisible();
    expect(screen.getByText(/27 s before/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: '1 more reason' }));
    expect(screen.getByText('Its time stamp fits.')).toBeVisible();
  });

  it('closes at Escape', async () => {
    const { user, onClose } = renderInvestigation();
    await heading();
    await user.keyboard('{Escape}');
    expect(onClose).toHaveBeenCalledTimes(1);
  });

  it('says that a link leads nowhere', async () => {
    const { user, onClose } = renderInvestigation({ alertId: 'gone' });
    expect(await screen.findByText('There is no such alert')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Back to the queue' }));
    expect(onClose).toHaveBeenCalled();
  });

  it('shows a viewer everything, and nothing to change it with', async () => {
    renderInvestigation({ role: 'viewer' });
    await heading();
    expect(screen.getByText('You may look at alerts, but not change them.')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Acknowledge' })).not.toBeInTheDocument();
    expect(screen.getByText('1. Review the syslog entries')).toBeVisible();
    expect(screen.queryByRole('checkbox')).not.toBeInTheDocument();
  });

  it('refuses changes while the server cannot be reached, and says so', async () => {
    const { host } = renderInvestigation();
    await heading();
    act(() => host.setLiveState('offline'));
    expect(await screen.findByText(/nothing can be changed until it is back/)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Acknowledge' })).toBeDisabled();
  });

  it('says how old it is when it cannot be read again', async () => {
    const { server, queries } = renderInvestigation();
    await heading();
    server.failReadsWith = new ApiError(503, {});
    await queries.invalidateQueries();
    expect(await screen.findByText(/Shown as it was/)).toBeVisible();
    expect(await heading()).toBeVisible();
  });
});
