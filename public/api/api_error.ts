/** RFC 9457, with the code of the catalogue in `common/errors.ts` and the request's id. */
export interface ProblemDetails {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  request_id: string;
}

/** A request that the server refused, or that did not get there (`status` 0). */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: string | undefined;
  readonly requestId: string | undefined;

  constructor(
    readonly status: number,
    problem: Partial<ProblemDetails>,
  ) {
    super(problem.detail ?? problem.title ?? `The server answered with status ${status}.`);
    this.code = problem.code;
    this.requestId = problem.request_id;
  }

  get isConflict(): boolean {
    return this.status === 409;
  }

  get isSignedOut(): boolean {
    return this.status === 401;
  }

  /** The server could not be reached. */
  get isOffline(): boolean {
    return this.status === 0;
  }
}

/** Whether what was asked for does not exist, or no longer. */
export function isMissing(error: unknown): boolean {
  return error instanceof ApiError && error.status === 404;
}
