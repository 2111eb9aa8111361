import type {
  ErrorHttpResponseOptions,
  HttpResponseOptions,
  IKibanaResponse,
  KibanaResponseFactory,
  ResponseError,
} from '@kbn/core/server';

/** `src/core/packages/http/router-server-internal/src/response.ts`: only what the factory makes is an answer. */
export class KibanaResponse implements IKibanaResponse {
  constructor(
    readonly status: number,
    readonly payload: unknown,
    readonly options: HttpResponseOptions,
  ) {}
}

const OPTIONS = ['body', 'headers', 'bypassErrorFormat'];

function checkOptions(options: object, more: readonly string[] = []): void {
  for (const key of Object.keys(options)) {
    if (!OPTIONS.includes(key) && !more.includes(key))
      throw new Error(`a response has no option ${key}`);
  }
}

const failing =
  (status: number, otherwise: string) =>
  (options: ErrorHttpResponseOptions = {}) => {
    checkOptions(options);
    return new KibanaResponse(status, options.body ?? otherwise, options as HttpResponseOptions);
  };

export const kibanaResponseFactory: KibanaResponseFactory = {
  ok(options = {}) {
    checkOptions(options);
    return new KibanaResponse(200, options.body, options);
  },
  badRequest: failing(400, 'Bad Request'),
  forbidden: failing(403, 'Forbidden'),
  notFound: failing(404, 'Not Found'),
  conflict: failing(409, 'Conflict'),
  customError(options) {
    checkOptions(options, ['statusCode']);
    const { statusCode } = options;
    if (!statusCode || statusCode < 400 || statusCode >= 600)
      throw new Error(
        `Unexpected Http status code. Expected from 400 to 599, but given: ${statusCode}`,
      );
    return new KibanaResponse(statusCode, options.body, options as HttpResponseOptions);
  },
};

/** `response_adapter.ts`, `getErrorMessage` */
export function errorMessageOf(payload: ResponseError | undefined): string {
  if (!payload) throw new Error('expected error message to be provided');
  if (typeof payload === 'string') return payload;
  return errorMessageOf(payload.message);
}

/** `response_adapter.ts`, `getErrorAttributes` */
export function errorAttributesOf(payload: unknown): unknown {
  return typeof payload === 'object' && payload !== null && 'attributes' in payload
    ? payload.attributes
    : undefined;
}
