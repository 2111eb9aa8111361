import type { ChromeBreadcrumb, ChromeStart } from '@kbn/core/public';
import { Store } from './store';
import { checkKeys } from './strict';

const BASE_TITLE = 'Elastic';

/** `src/core/packages/chrome/browser-internal/src/{services/doc_title/doc_title_service,chrome_service}.tsx` */
export class ChromeService {
  readonly breadcrumbs = new Store<readonly ChromeBreadcrumb[]>([]);

  start(): ChromeStart {
    return {
      setBreadcrumbs: (breadcrumbs) => {
        breadcrumbs.forEach((one) => checkKeys('a breadcrumb', one, ['text', 'href', 'onClick']));
        this.breadcrumbs.set(breadcrumbs);
      },
      docTitle: {
        change: (title) => {
          document.title = [title, BASE_TITLE].flat().join(' - ');
        },
        reset: () => {
          document.title = BASE_TITLE;
        },
      },
    };
  }
}
