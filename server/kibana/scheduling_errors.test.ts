import { schedulingError } from './scheduling_errors';

describe('why a task could not be scheduled', () => {
  it.each([
    [
      'Unable to schedule task(s) with API keys because the Encrypted Saved Objects plugin has not been registered or is missing encryption key.',
      'no_encryption_key',
      'set xpack.encryptedSavedObjects.encryptionKey',
    ],
    ['API keys are not enabled, cannot create API key.', 'security_off', 'xpack.security.enabled'],
    ['Could not create API key.', 'security_off', 'xpack.security.enabled'],
    ['Could not extract API key from user request header.', 'invalid_config', 'sign in with'],
    [
      'Unable to grant an API Key, request does not contain an authorization header',
      'invalid_config',
      'sign in with',
    ],
    ['Unsupported scheme "Negotiate" for granting API Key', 'invalid_config', 'sign in with'],
    [
      'Cannot schedule a user-scoped task using an organization-level API key.',
      'invalid_config',
      'sign in with',
    ],
  ])('%s', (said, code, advice) => {
    expect(schedulingError(new Error(said))).toMatchObject({
      code,
      message: expect.stringContaining(advice),
    });
  });

  it('leaves what it does not know as it is', () => {
    const error = new Error('something else');
    expect(schedulingError(error)).toBe(error);
  });
});
