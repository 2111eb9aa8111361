/** Every error a person may meet, by code: what HTTP status it has, and what exit status at the command line. */
const CATALOGUE = {
  invalid_input: { status: 400, exit: 2 },
  invalid_query: { status: 400, exit: 2 },
  invalid_config: { status: 400, exit: 2 },
  /** Kibana can't keep the API key that the detection runs with. */
  no_encryption_key: { status: 400, exit: 2 },
  /** Elasticsearch's security, or its API keys, are switched off. */
  security_off: { status: 400, exit: 2 },
  unreadable_file: { status: 400, exit: 2 },
  /** Nobody is signed in, or what was given to sign in is wrong. */
  signed_out: { status: 401, exit: 1 },
  /** Who asks may not do this. */
  forbidden: { status: 403, exit: 1 },
  not_found: { status: 404, exit: 2 },
  conflict: { status: 409, exit: 1 },
  exclusion_too_broad: { status: 400, exit: 2 },
  too_large: { status: 413, exit: 2 },
  unsupported_type: { status: 415, exit: 2 },
  /** The request names a host that this one does not answer to. */
  wrong_host: { status: 421, exit: 2 },
  too_many_requests: { status: 429, exit: 1 },
  /** A fault of the program; what it was stands in the log. */
  internal: { status: 500, exit: 1 },
  store_unusable: { status: 503, exit: 1 },
  cancelled: { status: 499, exit: 130 },
} as const;

export type ErrorCode = keyof typeof CATALOGUE;

/** An error whose message is written for the person who reads it: what is wrong, where, and what to do. */
export class ApplicationError extends Error {
  override readonly name = 'ApplicationError';
  readonly status: number;
  readonly exitStatus: number;

  constructor(
    readonly code: ErrorCode,
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options);
    this.status = CATALOGUE[code].status;
    this.exitStatus = CATALOGUE[code].exit;
  }
}

/** What an unknown thrown value says, in one line. */
export function errorMessage(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
