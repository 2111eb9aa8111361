import { useEffect, type RefObject } from 'react';

const FOCUSABLE =
  'a[href], button:not([disabled]), input:not([disabled]), textarea:not([disabled]), [tabindex]';

function ancestorsOf(element: Element, within: Element): Element[] {
  const ancestors: Element[] = [];
  for (let each = element.parentElement; each && each !== within; each = each.parentElement)
    ancestors.push(each);
  return ancestors;
}

function hasNoFocus(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}

/**
 * Keeps the focus near where it was when what had it goes: a button that did its work, an editor that was saved. It goes to what
 * comes first in the nearest part that is still there, at last to the heading.
 */
export function useKeptFocus(area: RefObject<HTMLElement>, heading: RefObject<HTMLElement>): void {
  useEffect(() => {
    const within = area.current;
    if (!within) return undefined;
    let last: { element: Element; ancestors: Element[] } | undefined;

    const onFocus = ({ target }: FocusEvent) => {
      if (target instanceof Element)
        last = { element: target, ancestors: ancestorsOf(target, within) };
    };
    const restore = () => {
      if (!last || last.element.isConnected || !hasNoFocus()) return;
      const near = last.ancestors.find((each) => each.isConnected);
      const next = near?.querySelector<HTMLElement>(FOCUSABLE) ?? heading.current;
      last = undefined;
      next?.focus({ preventScroll: true });
    };
    const observer = new MutationObserver(restore);
    observer.observe(within, { childList: true, subtree: true });
    within.addEventListener('focusin', onFocus);
    return () => {
      observer.disconnect();
      within.removeEventListener('focusin', onFocus);
    };
  }, [area, heading]);
}
