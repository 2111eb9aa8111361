import type { MouseEvent } from 'react';
import { useHistory } from 'react-router-dom';

/** For EUI's links and buttons: a real address, and a click that stays on the page. */
export interface LinkProps {
  href: string;
  onClick: (event: MouseEvent) => void;
}

function opensElsewhere(event: MouseEvent): boolean {
  return event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
}

/** Links to places in the app: `link('/alerts?status=open')`. */
export function useLink(): (to: string) => LinkProps {
  const history = useHistory();
  return (to) => {
    const [path = '', search = ''] = to.split('?', 2);
    const place = { pathname: path, search: search && `?${search}` };
    return {
      href: history.createHref(place),
      onClick: (event) => {
        if (event.defaultPrevented || opensElsewhere(event)) return;
        event.preventDefault();
        history.push(place);
      },
    };
  };
}
