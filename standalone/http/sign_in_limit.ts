import '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest, preHandlerHookHandler } from 'fastify';
import { ApplicationError } from '../../common/errors';

/** How many attempts to sign in there may be. */
export interface SignInLimits {
  /** From one address, within a minute; ten times as many from all that a proxy says it asks for. */
  perAddress: number;
  /** Under one name, within five minutes, wherever they come from. */
  perName: number;
}

export const DEFAULT_SIGN_IN_LIMITS: SignInLimits = { perAddress: 30, perName: 10 };

const MINUTE = 60_000;
/** A proxy may hand on what clients write of their address. */
const PER_PEER = 10;

function nameOf({ body }: FastifyRequest): string | undefined {
  const name =
    typeof body === 'object' && body !== null ? (body as { name?: unknown }).name : undefined;
  return typeof name === 'string' ? name.toLowerCase().slice(0, 256) : undefined;
}

/** Addresses and names that are remembered: more than can be made up to have others forgotten. */
export const REMEMBERED_ATTEMPTS = 100_000;

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
  const byPeer = app.createRateLimit({
    max: PER_PEER * perAddress,
    timeWindow: MINUTE,
    keyGenerator: ({ socket }) => `peer ${socket.remoteAddress}`,
  });
  const byName = app.createRateLimit({
    max: perName,
    timeWindow: 5 * MINUTE,
    keyGenerator: (request) => `name ${nameOf(request) ?? ''}`,
  });
  return async (request, reply) => {
    // Who is refused by their own address uses up nobody else's attempts.
    const limits = [byAddress, byPeer];
    if (nameOf(request) !== undefined) limits.push(byName);
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
