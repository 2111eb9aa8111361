import { useEffect, type RefObject } from 'react';

const FOCUSABLE =
  'a[href], button:not([disabled]), input:not([disabled]), textarea:not([disabled]), [tabindex]';

/** Where an element stands: in which parts, from the smallest, and among what else can have the focus. */
interface Place {
  element: Element;
  ancestors: Element[];
  before: Element[];
  after: Element[];
}

function focusablesIn(part: Element): HTMLElement[] {
  return [...part.querySelectorAll<HTMLElement>(FOCUSABLE)];
}

function placeOf(element: Element, within: Element): Place {
  const ancestors: Element[] = [];
  for (let each = element.parentElement; each && each !== within; each = each.parentElement)
    ancestors.push(each);
  const others = focusablesIn(within).filter((each) => each !== element);
  const follows = (other: Element) =>
    (element.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  return {
    element,
    ancestors,
    before: others.filter((each) => !follows(each)),
    after: others.filter(follows),
  };
}

/** What stands in the place now, else what comes next, else what comes before. */
function nearestIn(part: Element, { before, after }: Place): HTMLElement | undefined {
  const now = focusablesIn(part);
  const previous = now.filter((each) => before.includes(each)).at(-1);
  const next = now.find((each) => after.includes(each));
  const inPlace = now.slice(previous && now.indexOf(previous) + 1, next && now.indexOf(next));
  return inPlace[0] ?? next ?? previous;
}

function hasNoFocus(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}

/**
 * Keeps the focus near where it was when what had it goes: a button that did its work, an editor that was saved. In the nearest
 * part that is still there it goes to what took the place, such as the button that opens the editor, at last to the heading.
 */
export function useKeptFocus(area: RefObject<HTMLElement>, heading: RefObject<HTMLElement>): void {
  useEffect(() => {
    const within = area.current;
    if (!within) return undefined;
    let last: Place | undefined;

    const onFocus = ({ target }: FocusEvent) => {
      if (target instanceof Element) last = placeOf(target, within);
    };
    const onChange = () => {
      if (!last) return;
      if (last.element.isConnected) {
        last = placeOf(last.element, within);
        return;
      }
      if (!hasNoFocus()) return;
      const near = last.ancestors.find((each) => each.isConnected);
      const next = (near && nearestIn(near, last)) ?? heading.current;
      last = undefined;
      next?.focus({ preventScroll: true });
    };
    const observer = new MutationObserver(onChange);
    observer.observe(within, { childList: true, subtree: true });
    within.addEventListener('focusin', onFocus);
    return () => {
      observer.disconnect();
      within.removeEventListener('focusin', onFocus);
    };
  }, [area, heading]);
}
