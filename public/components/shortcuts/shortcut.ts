/** What a single key does on the page that is shown. */
export interface Shortcut {
  /** As `KeyboardEvent.key` has it. */
  key: string;
  /** What it does, for the list of shortcuts: `Next alert`. */
  description: string;
  onPress: () => void;
  /** Default: yes. One that is not keeps its place in the list. */
  enabled?: boolean;
  /** Of two for one key the higher is pressed, then the one registered later. Default: 0. */
  priority?: number;
}

const TYPING =
  'input, textarea, select, [contenteditable=""], [contenteditable="true"], [role="combobox"], [role="textbox"]';
const NOT_TYPING =
  'input[type="checkbox"], input[type="radio"], input[type="button"], input[type="submit"]';
const DIALOG = '[role="dialog"], [role="alertdialog"]';

function isShown(element: Element): boolean {
  return element.getAttribute('aria-hidden') !== 'true';
}

/** Whether a key belongs to what has the focus, or to a dialog that is open, and so to no shortcut. */
export function isTaken(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing || !event.key) return true;
  if (event.ctrlKey || event.altKey || event.metaKey) return true;
  const target = event.target instanceof Element ? event.target : undefined;
  if (target?.closest(TYPING) && !target.matches(NOT_TYPING)) return true;
  return [...document.querySelectorAll(DIALOG)].some(isShown);
}

/** Whether the key does something to the focused element itself: Enter follows a link and presses a button. */
export function activatesFocus(event: KeyboardEvent): boolean {
  if (event.key !== 'Enter' && event.key !== ' ') return false;
  const target = event.target instanceof Element ? event.target : undefined;
  return Boolean(target?.closest('a[href], button, summary, input'));
}

const NAMES: Readonly<Record<string, string>> = { ' ': 'Space', Escape: 'Esc' };

/** A key as it is printed on it. */
export function keyName(key: string): string {
  return NAMES[key] ?? key;
}

/** The one that a key presses. */
export function shortcutFor(key: string, shortcuts: readonly Shortcut[]): Shortcut | undefined {
  const fitting = shortcuts.filter((one) => one.key === key && one.enabled !== false);
  const highest = Math.max(...fitting.map(({ priority = 0 }) => priority));
  return fitting.findLast(({ priority = 0 }) => priority === highest);
}
