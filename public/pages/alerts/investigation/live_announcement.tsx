import { EuiScreenReaderLive } from '@elastic/eui';
import React from 'react';
import { entryWords } from './model/entry_words';
import { useOpenAlert } from './open_alert';

/** Tells those who do not see the highlight what somebody else has just done. */
export function LiveAnnouncement() {
  const { news, nameOf } = useOpenAlert();
  const texts = [...news.values()].map((entry) => `${entry.by.name} ${entryWords(entry, nameOf)}.`);
  return <EuiScreenReaderLive>{texts.join(' ')}</EuiScreenReaderLive>;
}
