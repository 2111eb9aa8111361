import { EuiCallOut, EuiCode, EuiText } from '@elastic/eui';
import React from 'react';
import type { ErrorCode } from '../../../../common/errors';
import { ApiError } from '../../../api/api_error';
import { ErrorState } from '../../../components/error_state';

interface Advice {
  title: string;
  file: string;
  settings: readonly string[];
  then: string;
}

/** What is to be set, by the error's code. */
const ADVICE: Partial<Record<ErrorCode, Advice>> = {
  no_encryption_key: {
    title: 'Kibana has no key to keep an API key with',
    file: 'kibana.yml, on every Kibana the same, with 32 or more characters',
    settings: ["xpack.encryptedSavedObjects.encryptionKey: '…'"],
    then: 'Restart Kibana, then enable the detection here again.',
  },
  security_off: {
    title: 'Elasticsearch’s security, or its API keys, are switched off',
    file: 'elasticsearch.yml, on every node',
    settings: ['xpack.security.enabled: true', 'xpack.security.authc.api_key.enabled: true'],
    then: 'Restart Elasticsearch, sign in, then enable the detection here again.',
  },
};

function isCode(code: string): code is keyof typeof ADVICE {
  return Object.hasOwn(ADVICE, code);
}

/** Why the detection could not be enabled or disabled, and what to set where that helps. */
export function EnablingProblem({ error }: { error: unknown }) {
  const code = error instanceof ApiError ? (error.code ?? '') : '';
  const advice = isCode(code) ? ADVICE[code] : undefined;
  if (!advice) return <ErrorState size="inline" error={error} />;
  return (
    <EuiCallOut role="alert" color="danger" iconType="error" title={advice.title}>
      <EuiText size="s">
        <p>Set in {advice.file}:</p>
        <ul>
          {advice.settings.map((setting) => (
            <li key={setting}>
              <EuiCode>{setting}</EuiCode>
            </li>
          ))}
        </ul>
        <p>{advice.then}</p>
      </EuiText>
    </EuiCallOut>
  );
}
