import { ApplicationError, type ErrorCode } from '../../common/errors';
import { VersionConflict } from '../../server/ports';

/** RFC 9457, with the code of the catalogue in `common/errors.ts` and the request's id. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: ErrorCode;
  request_id: string;
}

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

/** What is the same for every problem of a code. */
export const PROBLEM_TITLES: Readonly<Record<ErrorCode, string>> = {
  invalid_input: 'Something in the request is wrong',
  invalid_query: 'The query is not KQL',
  invalid_config: 'The configuration is wrong',
  no_encryption_key: 'No API key can be kept',
  security_off: 'Security is off',
  unreadable_file: 'A file cannot be read',
  signed_out: 'Not signed in',
  forbidden: 'Not allowed',
  not_found: 'Not found',
  conflict: 'Changed in the meantime',
  exclusion_too_broad: 'The exclusion would hide everything',
  too_large: 'Too large',
  unsupported_type: 'Of a type that is not taken',
  wrong_host: 'Not a name of this host',
  too_many_requests: 'Too many requests',
  internal: 'A fault of the program',
  store_unusable: 'The store cannot be used',
  cancelled: 'Cancelled',
};

interface FastifyLike {
  code?: string;
  statusCode?: number;
  message?: string;
}

/** What Fastify's own errors mean; the rest of them are faults of the request all the same. */
function ofFastify(error: FastifyLike): ApplicationError | undefined {
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new ApplicationError('too_large', 'the body is larger than is taken here');
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new ApplicationError('unsupported_type', 'the body must be application/json');
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
      return new ApplicationError('invalid_input', 'body: is not valid JSON');
  }
  const { statusCode = 500, message = '' } = error;
  if (statusCode === 404) return new ApplicationError('not_found', message);
  if (statusCode >= 400 && statusCode < 500) return new ApplicationError('invalid_input', message);
  return undefined;
}

function known(error: unknown): ApplicationError | undefined {
  if (error instanceof ApplicationError) return error;
  if (error instanceof VersionConflict) return new ApplicationError('conflict', error.message);
  return error instanceof Error ? ofFastify(error) : undefined;
}

/** What the client is told of an error. Of a fault of the program it learns no more than where to look. */
export function problemOf(error: unknown, requestId: string): Problem {
  const told = known(error);
  const isFault = told === undefined || told.code === 'internal';
  const { code, status, message } = isFault
    ? new ApplicationError(
        'internal',
        `something went wrong in the server; its log says what, under request ${requestId}`,
      )
    : told;
  return {
    type: `urn:executable-stack:problem:${code}`,
    title: PROBLEM_TITLES[code],
    status,
    detail: message,
    code,
    request_id: requestId,
  };
}
