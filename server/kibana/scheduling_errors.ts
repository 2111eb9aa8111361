import { ApplicationError, errorMessage, type ErrorCode } from '../../common/errors';

/** The status of one of Kibana's errors: Boom's, or of Elasticsearch's client. */
export function statusCodeOf(error: unknown): number | undefined {
  const { output, statusCode } = (error ?? {}) as {
    output?: { statusCode?: number };
    statusCode?: number;
  };
  return output?.statusCode ?? statusCode;
}

/**
 * What Task Manager says of API keys (`task_manager/server/{task_store,lib/api_key_utils}.ts`), and Kibana's security
 * (`security/server/authentication/api_keys/api_keys.ts`), and what there is to do about it.
 */
const ADVICE: readonly { said: RegExp; code: ErrorCode; advice: string }[] = [
  {
    said: /encryption key|Encrypted Saved Objects/i,
    code: 'no_encryption_key',
    advice:
      'Kibana has no key to keep an API key with: set xpack.encryptedSavedObjects.encryptionKey to 32 or more characters in ' +
      'kibana.yml, the same on every Kibana, restart Kibana, and enable the detection again',
  },
  {
    // The second where the licence says that security is off.
    said: /API keys are not enabled|Could not create API key/i,
    code: 'security_off',
    advice:
      'Elasticsearch makes no API keys: set xpack.security.enabled: true and xpack.security.authc.api_key.enabled: true in ' +
      'elasticsearch.yml, and enable the detection again',
  },
  {
    said: /Could not extract API key|Failed to parse API key|Unable to grant an API Key|Unsupported scheme|organization-level API key/i,
    code: 'invalid_config',
    advice:
      'no API key can be made of how you are signed in: sign in with a user and a password, or with single sign-on, and enable ' +
      'the detection again',
  },
];

/** Why a task could not be scheduled with an API key, in words; every other error as it is. */
export function schedulingError(error: unknown): unknown {
  const message = errorMessage(error);
  const known = ADVICE.find(({ said }) => said.test(message));
  if (!known) return error;
  return new ApplicationError(known.code, `${known.advice} (${message})`, { cause: error });
}
