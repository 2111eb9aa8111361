import React from 'react';
import { displayText } from '../../common/line/display';

/** Longer ones are read where there is room for them. */
const LONGEST_HINT = 1_000;

interface Props {
  text: string;
  /** Where there may be no room for all of it, it can be read by pointing at it. */
  hasHint?: boolean;
}

/** A text from a log: what would hide in it or turn its direction of writing is shown as an escape. */
export function DisplayText({ text, hasHint = false }: Props) {
  const shown = displayText(text);
  return <bdi title={hasHint && shown.length <= LONGEST_HINT ? shown : undefined}>{shown}</bdi>;
}
