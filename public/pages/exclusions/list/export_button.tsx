import { EuiButtonEmpty } from '@elastic/eui';
import React, { useState } from 'react';
import { describeError } from '../../../api/describe_error';
import { useHost } from '../../../host/host_context';
import { saveFile } from './save_file';

/** Saves all exclusions as a file that Elastic Security's import takes, and ours. */
export function ExportButton({ isDisabled }: { isDisabled: boolean }) {
  const { client, notify } = useHost();
  const [isLoading, setIsLoading] = useState(false);
  const download = async () => {
    setIsLoading(true);
    try {
      const day = new Date().toISOString().slice(0, 10);
      saveFile(`exclusions-${day}.ndjson`, 'application/ndjson', await client.exportExclusions());
    } catch (error) {
      const { title, text } = describeError(error);
      notify({ title: `Nothing exported: ${title}`, text, color: 'danger' });
    }
    setIsLoading(false);
  };
  return (
    <EuiButtonEmpty
      iconType="exportAction"
      isLoading={isLoading}
      isDisabled={isDisabled}
      onClick={() => void download()}
    >
      Export
    </EuiButtonEmpty>
  );
}
