import type { FastifyRequest } from 'fastify';
import { ApplicationError } from '../../common/errors';

const READS: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];
/** What the app sends; a form of another site can't. */
const OWN_HEADER = 'x-requested-with';

function refused(why: string): ApplicationError {
  return new ApplicationError('forbidden', `the request ${why}; it was not done`);
}

function isOfHost(origin: string, host: string | undefined): boolean {
  return URL.canParse(origin) && new URL(origin).host === host?.toLowerCase();
}

/**
 * Refuses what another site's page makes a browser send, another port of this machine included: cookies don't tell ports apart.
 * The session's cookie, which no other site can make a browser send, stands behind it.
 * @param publicUrl where a proxy makes this host known; many proxies name it by its address in what they hand on
 */
export function createSameSiteCheck(
  publicUrl: string | undefined,
): (request: FastifyRequest) => void {
  const publicOrigin = publicUrl === undefined ? undefined : new URL(publicUrl).origin;
  return ({ method, headers: { host, origin, ...headers } }) => {
    const site = headers['sec-fetch-site'];
    if (site !== undefined && site !== 'same-origin' && site !== 'none')
      throw refused('comes from a page of another site');
    if (READS.includes(method)) return;
    if (origin !== undefined && origin !== publicOrigin && !isOfHost(origin, host))
      throw refused(`comes from a page of ${origin}`);
    const isJson = /^application\/json\b/i.test(headers['content-type'] ?? '');
    if (!isJson && headers[OWN_HEADER] === undefined)
      throw refused(`needs a JSON body or the header ${OWN_HEADER}`);
  };
}
