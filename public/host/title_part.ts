import { displayText } from '../../common/line/display';

/** Programs and hosts are named by logs, in any length. */
const LONGEST = 80;

/** A part of a page's title, safe to show wherever titles are shown. */
export function titlePart(text: string): string {
  const shown = displayText(text.slice(0, LONGEST + 1));
  return shown.length <= LONGEST ? shown : `${shown.slice(0, LONGEST)}…`;
}
