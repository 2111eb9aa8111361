import type { Page } from 'playwright-core';

/** What a page did that it must not. */
export interface Watch {
  /** Errors in the console and in scripts, breaches of the content security policy, requests to other machines, and icons that were not foreseen. */
  problems(): string[];
  /** From now on the browser may say in the console that requests fail like this. */
  allowFailing(why: RegExp): void;
}

/** How the browser itself writes of a request that the server refused or that did not arrive. */
const FAILED_REQUEST = /^Failed to load resource/;

/** All icons that the build did not find to be drawn (scripts/eui_icons.mjs): a quarter as large as the first page. */
const UNFORESEEN_ICONS = /\/eui-icons_rest-\w+\.js$/;

const REPORT = 'reportPolicyBreach';

function isElsewhere(url: string, home: string): boolean {
  return /^(?:http|ws)s?:/.test(url) && new URL(url).host !== new URL(home).host;
}

/** Watches a page from before it loads anything. */
export async function watchPage(page: Page, home: string): Promise<Watch> {
  const problems: string[] = [];
  const allowed: RegExp[] = [];
  page.on('console', (message) => {
    const text = message.text();
    if (message.type() !== 'error') return;
    if (FAILED_REQUEST.test(text) && allowed.some((why) => why.test(text))) return;
    problems.push(`console: ${text} (${message.location().url})`);
  });
  page.on('pageerror', (error) => problems.push(`error: ${error.stack ?? error.message}`));
  page.on('request', (request) => {
    const url = request.url();
    if (isElsewhere(url, home)) problems.push(`asked elsewhere: ${url}`);
    if (UNFORESEEN_ICONS.test(url)) problems.push(`an icon is missing: ${url}`);
  });
  await page.exposeFunction(REPORT, (text: string) => problems.push(`against the policy: ${text}`));
  await page.addInitScript((report) => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const { effectiveDirective, blockedURI, sourceFile } = event;
      const send = Reflect.get(globalThis, report) as (text: string) => void;
      send(`${effectiveDirective}, ${blockedURI}, in ${sourceFile}`);
    });
  }, REPORT);
  return { problems: () => [...problems], allowFailing: (why) => void allowed.push(why) };
}
