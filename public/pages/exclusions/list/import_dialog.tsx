import {
  EuiButton,
  EuiButtonEmpty,
  EuiFilePicker,
  EuiFormRow,
  EuiModal,
  EuiModalBody,
  EuiModalFooter,
  EuiModalHeader,
  EuiModalHeaderTitle,
  EuiSpacer,
  useGeneratedHtmlId,
} from '@elastic/eui';
import React, { useState } from 'react';
import { useChange } from '../../../api/use_route';
import { ErrorState } from '../../../components/error_state';
import { ImportResult } from './import_result';

const MOST_CHARACTERS = 10_000_000;

/** Takes a file of exclusions, ours or Elastic Security's, and shows what became of each line. */
export function ImportDialog({ onClose }: { onClose(): void }) {
  const titleId = useGeneratedHtmlId();
  const [file, setFile] = useState<File>();
  const [problem, setProblem] = useState<string>();
  const load = useChange('importExclusions', ['listExclusions']);

  const start = async () => {
    if (!file) return setProblem('Choose a file first');
    let ndjson: string;
    try {
      ndjson = await file.text();
    } catch {
      return setProblem('The file can’t be read; choose it again');
    }
    if (ndjson.trim() === '') return setProblem('There is nothing in this file');
    if (ndjson.length > MOST_CHARACTERS)
      return setProblem('The file is larger than 10 MB; split it');
    load.mutate({ body: { ndjson } });
  };

  return (
    <EuiModal onClose={onClose} aria-labelledby={titleId} style={{ width: 640 }}>
      <EuiModalHeader>
        <EuiModalHeaderTitle id={titleId}>Import exclusions</EuiModalHeaderTitle>
      </EuiModalHeader>
      <EuiModalBody>
        {load.data ? (
          <ImportResult {...load.data} />
        ) : (
          <EuiFormRow
            fullWidth
            label="NDJSON file"
            helpText="An export from here, or of exception lists or rules from Elastic Security. What is here already stays as it is."
            isInvalid={problem !== undefined}
            error={problem}
          >
            <EuiFilePicker
              fullWidth
              display="default"
              accept=".ndjson,.json,application/ndjson"
              isInvalid={problem !== undefined}
              isLoading={load.isPending}
              onChange={(files) => {
                setFile(files?.[0]);
                setProblem(undefined);
                load.reset();
              }}
            />
          </EuiFormRow>
        )}
        {load.error && (
          <>
            <EuiSpacer size="m" />
            <ErrorState error={load.error} size="inline" />
          </>
        )}
      </EuiModalBody>
      <EuiModalFooter>
        {load.data ? (
          <EuiButton fill onClick={onClose}>
            Close
          </EuiButton>
        ) : (
          <>
            <EuiButtonEmpty onClick={onClose}>Cancel</EuiButtonEmpty>
            <EuiButton fill isLoading={load.isPending} onClick={() => void start()}>
              Import
            </EuiButton>
          </>
        )}
      </EuiModalFooter>
    </EuiModal>
  );
}
