import { useEffect, useRef } from 'react';

/** Another page of a list is read from its top. */
export function useTopOfPage(container: Element | null, page: string): void {
  const last = useRef(page);
  useEffect(() => {
    if (last.current !== page) container?.scrollIntoView({ block: 'start' });
    last.current = page;
  }, [container, page]);
}
