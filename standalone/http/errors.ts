import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { ApplicationError, errorMessage } from '../../common/errors';
import type { Logger } from '../../server/ports';
import { problemOf, PROBLEM_TYPE } from './problem';

/** Answers with problem details. */
export function sendProblem(reply: FastifyReply, error: unknown, logger: Logger): FastifyReply {
  const { id } = reply.request;
  const problem = problemOf(error, id);
  if (problem.code === 'internal') {
    const stack = error instanceof Error ? error.stack : undefined;
    logger.error('a request failed', { request_id: id, error: errorMessage(error), stack });
  }
  return reply
    .code(problem.status)
    .type(PROBLEM_TYPE)
    .header('cache-control', 'no-store')
    .send(JSON.stringify(problem));
}

/** Answers what was no HTTP that Node understands; the connection ends. */
export function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const isLong = error.code === 'HPE_HEADER_OVERFLOW';
  const told = isLong
    ? new ApplicationError('too_large', 'the headers, the address among them, are too long')
    : new ApplicationError('invalid_input', 'this is not HTTP as it should be');
  const problem = problemOf(told, randomUUID());
  const body = JSON.stringify(problem);
  socket.end(
    [
      `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
      `content-type: ${PROBLEM_TYPE}`,
      `content-length: ${Buffer.byteLength(body)}`,
      `x-request-id: ${problem.request_id}`,
      'connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}

/** Takes JSON and nothing else; an empty body is none. */
export function takeJsonOnly(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body.length === 0) done(null, undefined);
    else void parse(request, body.toString(), done);
  });
}
