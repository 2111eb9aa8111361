/** A Boom error (`@hapi/boom`), as Kibana's services throw them and its server answers them. */
export class Boom extends Error {
  readonly isBoom = true;
  readonly output: {
    statusCode: number;
    payload: { statusCode: number; error: string; message: string; attributes?: unknown };
  };

  constructor(statusCode: number, message: string, attributes?: unknown) {
    super(message);
    const error = NAMES[statusCode] ?? 'Unknown';
    this.output = {
      statusCode,
      payload: { statusCode, error, message, ...(attributes !== undefined && { attributes }) },
    };
  }

  get statusCode(): number {
    return this.output.statusCode;
  }
}

const NAMES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  413: 'Request Entity Too Large',
  415: 'Unsupported Media Type',
  499: 'Unknown',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};
