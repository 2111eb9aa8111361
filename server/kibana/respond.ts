import type {
  IKibanaResponse,
  KibanaRequest,
  KibanaResponseFactory,
  Logger,
} from '@kbn/core/server';
import { ApplicationError, errorMessage } from '../../common/errors';
import type { Route } from '../../common/api/route';
import { VersionConflict } from '../ports';

/**
 * The answer of a route, as its schema says.
 * @throws ApplicationError `internal`: what does not fit the table is a fault of ours, and never sent
 */
export function sendAnswer(
  response: KibanaResponseFactory,
  route: Route,
  answer: unknown,
): IKibanaResponse {
  const result = route.response.safeParse(answer);
  if (!result.success) {
    const [issue] = result.error.issues;
    const where = `${route.method} ${route.path}: ${issue?.path.join('.')}: ${issue?.message}`;
    throw new ApplicationError('internal', `an answer is not as its schema says: ${where}`);
  }
  if (route.produces === undefined) return response.ok({ body: result.data });
  return response.ok({
    body: String(result.data),
    headers: { 'content-type': route.produces, 'x-content-type-options': 'nosniff' },
  });
}

function known(error: unknown): ApplicationError | undefined {
  if (error instanceof VersionConflict) return new ApplicationError('conflict', error.message);
  return error instanceof ApplicationError && error.code !== 'internal' ? error : undefined;
}

/**
 * What the client is told of an error: Kibana's form, and as its attributes what RFC 9457 would add. Of a fault of the program it
 * learns no more than where to look.
 */
export function sendProblem(
  response: KibanaResponseFactory,
  request: KibanaRequest,
  error: unknown,
  logger: Logger,
): IKibanaResponse {
  const told = known(error);
  if (!told) {
    logger.error(`a request failed: ${errorMessage(error)}`, {
      http: { request: { id: request.uuid } },
      error: { stack_trace: error instanceof Error ? error.stack : undefined },
    });
  }
  const { code, status, message } =
    told ??
    new ApplicationError(
      'internal',
      `something went wrong in the server; its log says what, under request ${request.uuid}`,
    );
  const attributes = {
    type: `urn:executable-stack:problem:${code}`,
    code,
    request_id: request.uuid,
  };
  return response.customError({ statusCode: status, body: { message, attributes } });
}
