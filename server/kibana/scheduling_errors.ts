import { ApplicationError, errorMessage, type ErrorCode } from '../../common/errors';

/** The status of one of Kibana's errors: Boom's, or of Elasticsearch's client. */
export function statusCodeOf(error: unknown): number | undefined {
  const { output, statusCode } = (error ?? {}) as {
    output?: { statusCode?: number };
    statusCode?: number;
  };
  return output?.statusCode ?? statusCode;
}

/** What Task Manager says of API keys (`task_store.ts`, `lib/api_key_utils.ts`), and what there is to do about it. */
const ADVICE: readonly { said: RegExp; code: ErrorCode; advice: string }[] = [
  {
    said: /encryption key|Encrypted Saved Objects/i,
    code: 'no_encryption_key',
    advice:
      'Kibana has no key to keep an API key with: set xpack.encryptedSavedObjects.encryptionKey to 32 or more characters in ' +
      'kibana.yml, the same on every Kibana, restart Kibana, and enable the detection again',
  },
  {
    said: /API keys are not enabled/i,
    code: 'security_off',
    advice:
      'Elasticsearch makes no API keys: set xpack.security.enabled: true and xpack.security.authc.api_key.enabled: true in ' +
      'elasticsearch.yml, and enable the detection again',
  },
  {
    said: /Could not (create|extract) API key/i,
    code: 'invalid_config',
    advice:
      'no API key could be made for you: ask for the cluster privilege `manage_own_api_key`, or sign in with a user and a password',
  },
];

/** Why a task could not be scheduled with an API key, in words; every other error as it is. */
export function schedulingError(error: unknown): unknown {
  const message = errorMessage(error);
  const known = ADVICE.find(({ said }) => said.test(message));
  if (!known) return error;
  return new ApplicationError(known.code, `${known.advice} (${message})`, { cause: error });
}
