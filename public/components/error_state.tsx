import { EuiButton, EuiCallOut, EuiCode, EuiEmptyPrompt, EuiText } from '@elastic/eui';
import React from 'react';
import { describeError } from '../api/describe_error';

interface Props {
  error: unknown;
  /** Tries again; where it is missing, trying again can't help. */
  onRetry?: () => void;
  /** `page`: there is nothing else to show. `inline`: beside what is shown. */
  size?: 'page' | 'inline';
}

function RequestId({ id }: { id: string }) {
  return (
    <EuiText size="xs" color="subdued" component="p">
      Request <EuiCode transparentBackground>{id}</EuiCode>
    </EuiText>
  );
}

/** What went wrong, in words, and how to go on. */
export function ErrorState({ error, onRetry, size = 'page' }: Props) {
  const { title, text, requestId } = describeError(error);
  const retry = onRetry && (
    <EuiButton size="s" color="danger" iconType="refresh" onClick={onRetry}>
      Try again
    </EuiButton>
  );
  const body = (
    <>
      <p>{text}</p>
      {requestId && <RequestId id={requestId} />}
    </>
  );
  if (size === 'inline')
    return (
      <EuiCallOut role="alert" color="danger" iconType="error" size="s" title={title}>
        {body}
        {retry}
      </EuiCallOut>
    );
  return (
    <div role="alert">
      <EuiEmptyPrompt
        color="transparent"
        iconType="error"
        iconColor="danger"
        title={<h2>{title}</h2>}
        titleSize="s"
        body={body}
        actions={retry}
      />
    </div>
  );
}
