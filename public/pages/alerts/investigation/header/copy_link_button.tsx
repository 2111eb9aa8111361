import { copyToClipboard, EuiButtonIcon, EuiToolTip } from '@elastic/eui';
import React from 'react';
import { useHost } from '../../../../host/host_context';

/** Copies a link that opens what is shown now. */
export function CopyLinkButton() {
  const { history, notify } = useHost();
  const copy = () => {
    const link = new URL(history.createHref(history.location), window.location.href).href;
    notify(
      copyToClipboard(link)
        ? { title: 'Link copied', color: 'success' }
        : { title: 'The browser didn’t let the link be copied', text: link, color: 'warning' },
    );
  };
  return (
    <EuiToolTip content="Copy link" disableScreenReaderOutput>
      <EuiButtonIcon iconType="link" aria-label="Copy link" color="text" onClick={copy} />
    </EuiToolTip>
  );
}
