import React from 'react';
import { displayText } from '../../common/line/display';

/** A text from a log: what would hide in it or turn its direction of writing is shown as an escape. */
export function DisplayText({ text }: { text: string }) {
  return <bdi>{displayText(text)}</bdi>;
}
