import type { FastifyReply, FastifyRequest } from 'fastify';
import '@fastify/cookie';

/** The cookie that holds a session's secret. */
export interface SessionCookie {
  readonly name: string;
  read(request: FastifyRequest): string | undefined;
  write(reply: FastifyReply, secret: string): void;
  clear(reply: FastifyReply): void;
}

/**
 * @param isSecure whether browsers reach this host by https: the cookie then goes nowhere else
 * @param lifetime milliseconds after which the session has ended anyway
 */
export function createSessionCookie(isSecure: boolean, lifetime: number): SessionCookie {
  const name = isSecure ? '__Host-executable_stack_session' : 'executable_stack_session';
  const options = { path: '/', httpOnly: true, sameSite: 'strict', secure: isSecure } as const;
  return {
    name,
    read: (request) => request.cookies[name],
    write: (reply, secret) => {
      reply.setCookie(name, secret, { ...options, maxAge: Math.floor(lifetime / 1000) });
    },
    clear: (reply) => {
      reply.clearCookie(name, options);
    },
  };
}
