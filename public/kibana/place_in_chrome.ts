import type { ChromeBreadcrumb, ChromeStart } from '@kbn/core/public';
import type { History } from 'history';
import { titlePart } from '../host/title_part';
import { PAGES, START_PATH } from '../pages/pages';
import { PRODUCT } from './app_registration';

/** A part of the title that is one of the app's pages leads there; what is shown itself leads nowhere. */
function breadcrumbOf(text: string, history: History): ChromeBreadcrumb {
  const path = text === PRODUCT ? START_PATH : PAGES.find(({ title }) => title === text)?.path;
  if (path === undefined) return { text };
  return {
    text,
    href: history.createHref({ pathname: path }),
    onClick: (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      history.push(path);
    },
  };
}

/** Says in Kibana's chrome where one is: in the browser's title and in the breadcrumbs. @param parts the innermost first */
export function showPlace(
  chrome: Pick<ChromeStart, 'docTitle' | 'setBreadcrumbs'>,
  history: History,
  parts: readonly string[],
): void {
  const innermostFirst = [...parts.map(titlePart), PRODUCT];
  chrome.docTitle.change(innermostFirst);
  const path = [...innermostFirst].reverse();
  const last = path.length - 1;
  chrome.setBreadcrumbs(
    path.map((text, at) => (at === last ? { text } : breadcrumbOf(text, history))),
  );
}
