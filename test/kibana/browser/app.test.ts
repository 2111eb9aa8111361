import type { Browser, BrowserContext, Page, Request } from 'playwright-core';
import { rows } from '../../browser/app';
import { launchBrowser } from '../../browser/chromium';
import { kernelEvent } from '../../browser/events';
import { watchPage, type Watch } from '../../browser/watch_page';
import { describeOnEngine } from '../../engine/support/engine';
import type { Person } from '../support/people';
import { prepareKibanaDesks, type KibanaDesk, type KibanaDesks } from './kibana_desk';

const PAGES = ['Alerts', 'Exclusions', 'Runs', 'Setup'] as const;
/** A little more than the app lets pass before it asks again. */
const ASKED_AGAIN_MS = 31_000;

let desks: KibanaDesks;
let desk: KibanaDesk;
let browser: Browser;
let context: BrowserContext;
let watch: Watch;
const requests: Request[] = [];

const apiRequests = () => requests.filter((one) => one.url().includes('/api/'));

/** A page of somebody; what goes wrong on it, violations of the content security policy among it, is kept. */
async function pageOf(person: Person): Promise<Page> {
  context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await desk.signInAs(context, person);
  const page = await context.newPage();
  watch = await watchPage(page, desk.url);
  page.on('request', (request) => requests.push(request));
  return page;
}

async function openApp(person: Person, path = '/alerts'): Promise<Page> {
  const page = await pageOf(person);
  await page.goto(`${desk.url}${path}`);
  await page.getByRole('navigation', { name: 'Pages' }).waitFor();
  return page;
}

const breadcrumbs = async (page: Page): Promise<string[]> =>
  page.getByRole('navigation', { name: 'Breadcrumbs' }).getByRole('listitem').allInnerTexts();

describeOnEngine('the app in Kibana', () => {
  beforeAll(async () => {
    [desks, browser] = await Promise.all([prepareKibanaDesks(), launchBrowser()]);
    desk = await desks.open();
  });

  afterAll(async () => {
    await browser?.close();
    await desk?.close();
    desks?.remove();
  });

  afterEach(async () => {
    await context?.close();
    requests.length = 0;
    expect(watch.problems()).toEqual([]);
  });

  it('shows the alerts of the space, and says in the chrome where one is', async () => {
    const page = await openApp('analyst');
    await rows(page).nth(1).waitFor();
    expect(await page.title()).toBe('Alerts - Executable Stack - Elastic');
    expect(await breadcrumbs(page)).toEqual(['Executable Stack', 'Alerts']);
  });

  it('sends what Kibana asks of its pages, and the version of the API', async () => {
    const page = await openApp('viewer');
    await rows(page).first().waitFor();
    const sent = await Promise.all(apiRequests().map((one) => one.allHeaders()));
    expect(sent.length).toBeGreaterThan(2);
    for (const headers of sent)
      expect(headers).toMatchObject({
        'elastic-api-version': '2023-10-31',
        'kbn-version': expect.any(String) as string,
        'x-elastic-internal-origin': 'Kibana',
      });
    const own = sent.filter((headers) => headers['kbn-system-request'] !== undefined);
    expect(own.length).toBeGreaterThanOrEqual(1);
    expect(own.length).toBeLessThan(sent.length);
  });

  it('has a link to each page from all over Kibana', async () => {
    const page = await pageOf('analyst');
    await page.goto(`${desk.root}/app/home`);
    for (const title of PAGES) {
      await page.getByRole('link', { name: `Executable Stack / ${title}` }).click();
      await page.getByRole('heading', { level: 1, name: title }).waitFor({ state: 'attached' });
      expect((await breadcrumbs(page)).slice(0, 2)).toEqual(['Executable Stack', title]);
      expect(await page.title()).toMatch(new RegExp(`${title} - Executable Stack - Elastic$`));
    }
  });

  it('opens where the app’s root alone is asked for', async () => {
    const page = await openApp('viewer', '');
    await rows(page).first().waitFor();
    expect(page.url()).toBe(`${desk.url}/alerts`);
  });

  it('leads by its breadcrumbs', async () => {
    const page = await openApp('analyst', '/exclusions/new');
    await page
      .getByRole('navigation', { name: 'Breadcrumbs' })
      .getByRole('link', { name: 'Executable Stack' })
      .click();
    await rows(page).first().waitFor();
    expect(page.url()).toBe(`${desk.url}/alerts`);
  });

  it('says what was done in Kibana’s toasts, and takes it back from there', async () => {
    const page = await openApp('analyst');
    await rows(page).first().getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Acknowledge' }).click();
    const undo = page.getByRole('button', { name: 'Undo' });
    await undo.click();
    await page.getByText('Undone for 1 alert').waitFor();
    expect(await undo.count()).toBe(0);
    await page.getByText(/^Acknowledged\s*0/).waitFor();
  });

  it('offers a reader nothing that changes an alert', async () => {
    const page = await openApp('viewer');
    await rows(page).first().waitFor();
    expect(await page.getByRole('button', { name: /Acknowledge/ }).count()).toBe(0);
  });

  it('is not there for who has nothing of the feature', async () => {
    const page = await pageOf('outsider');
    await page.goto(`${desk.url}/alerts`);
    await page.getByRole('heading', { name: 'Application Not Found' }).waitFor();
    expect(await page.getByRole('link', { name: /Executable Stack/ }).count()).toBe(0);
  });

  it('says what is wrong where the server refuses', async () => {
    const page = await pageOf('viewer');
    watch.allowFailing(/503/);
    await page.route('**/api/executable_stack/session', (route) =>
      route.fulfill({
        status: 503,
        contentType: 'application/json',
        body: JSON.stringify({
          statusCode: 503,
          error: 'Service Unavailable',
          message: 'the store is away',
          attributes: { code: 'store_unusable', request_id: 'r-1' },
        }),
      }),
    );
    await page.goto(`${desk.url}/alerts`);
    const alert = page.getByRole('alert');
    await alert.getByText('the store is away').waitFor();
    await alert.getByText('r-1').waitFor();
    await page.unroute('**/api/executable_stack/session');
    await alert.getByRole('button', { name: 'Try again' }).click();
    await rows(page).first().waitFor();
  });

  describe('with something unsaved', () => {
    async function openUnsaved(): Promise<Page> {
      const page = await openApp('admin', '/exclusions/new');
      await page.getByLabel('Name').fill('A name that nobody saved');
      return page;
    }
    const dialog = (page: Page) => page.getByRole('alertdialog', { name: 'Leave without saving?' });

    it('asks before another page of the app, and goes there', async () => {
      const page = await openUnsaved();
      await page.getByRole('link', { name: 'Runs', exact: true }).click();
      await dialog(page).getByRole('button', { name: 'Leave' }).click();
      await page.getByRole('heading', { level: 1, name: 'Runs' }).waitFor({ state: 'attached' });
      expect(page.url()).toBe(`${desk.url}/runs`);
    });

    it('asks before another app of Kibana, stays, and goes there', async () => {
      const page = await openUnsaved();
      await page.getByRole('link', { name: 'Home' }).click();
      await dialog(page).getByRole('button', { name: 'Stay' }).click();
      expect(page.url()).toBe(`${desk.url}/exclusions/new`);
      await page.getByRole('link', { name: 'Home' }).click();
      await dialog(page).getByRole('button', { name: 'Leave' }).click();
      await page.getByRole('heading', { name: 'Welcome home' }).waitFor();
    });
  });

  it('leaves nothing behind, and comes back', async () => {
    const page = await openApp('analyst');
    await rows(page).first().waitFor();
    await page.getByRole('link', { name: 'Home' }).click();
    await page.getByRole('heading', { name: 'Welcome home' }).waitFor();
    expect(await page.title()).toBe('Elastic');
    await page.getByRole('link', { name: 'Executable Stack', exact: true }).last().click();
    await rows(page).first().waitFor();
    expect(await page.title()).toBe('Alerts - Executable Stack - Elastic');
  });

  it('asks for news at intervals, and not while another app is open', async () => {
    const page = await pageOf('analyst');
    await page.clock.install();
    await page.goto(`${desk.url}/alerts`);
    await rows(page).first().waitFor();
    await desk.receive([kernelEvent('opt/acme/bin/late')]);
    await page.clock.fastForward(ASKED_AGAIN_MS);
    await page
      .getByText(/\d+ new/)
      .first()
      .waitFor();

    await page.getByRole('link', { name: 'Home' }).click();
    await page.getByRole('heading', { name: 'Welcome home' }).waitFor();
    requests.length = 0;
    await page.clock.fastForward(2 * ASKED_AGAIN_MS);
    expect(apiRequests()).toEqual([]);
  });
});
