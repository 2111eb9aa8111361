import '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest, preHandlerHookHandler } from 'fastify';
import { ApplicationError } from '../../common/errors';

/** How many attempts to sign in there may be. */
export interface SignInLimits {
  /** From one address, within a minute. */
  perAddress: number;
  /** Under one name, within five minutes, wherever they come from. */
  perName: number;
}

export const DEFAULT_SIGN_IN_LIMITS: SignInLimits = { perAddress: 30, perName: 10 };

const MINUTE = 60_000;

function nameOf({ body }: FastifyRequest): string | undefined {
  const name =
    typeof body === 'object' && body !== null ? (body as { name?: unknown }).name : undefined;
  return typeof name === 'string' ? name.toLowerCase().slice(0, 256) : undefined;
}

/** Slows down those who guess passwords. The rate-limit plugin must be there. */
export function createSignInLimit(
  app: FastifyInstance,
  { perAddress, perName }: SignInLimits,
): preHandlerHookHandler {
  const byAddress = app.createRateLimit({
    max: perAddress,
    timeWindow: MINUTE,
    keyGenerator: ({ ip }) => `address ${ip}`,
  });
  const byName = app.createRateLimit({
    max: perName,
    timeWindow: 5 * MINUTE,
    keyGenerator: (request) => `name ${nameOf(request) ?? ''}`,
  });
  return async (request, reply) => {
    const limits = nameOf(request) === undefined ? [byAddress] : [byAddress, byName];
    for (const limit of limits) {
      const found = await limit(request);
      if (found.isAllowed || !found.isExceeded) continue;
      const seconds = found.ttlInSeconds;
      reply.header('retry-after', String(seconds));
      throw new ApplicationError(
        'too_many_requests',
        `too many attempts to sign in; try again in ${seconds} seconds`,
      );
    }
  };
}
