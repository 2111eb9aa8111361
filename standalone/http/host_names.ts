import type { FastifyRequest } from 'fastify';
import { ApplicationError } from '../../common/errors';

const LOOPBACK: readonly string[] = ['127.0.0.1', 'localhost', '[::1]'];

function hostnameOf(host: string | undefined): string | undefined {
  const url = `http://${host ?? ''}`;
  return URL.canParse(url) ? new URL(url).hostname.toLowerCase() : undefined;
}

/**
 * Refuses requests under a name that is not this host's: a page elsewhere whose name was pointed at this address (DNS
 * rebinding). Ports may differ, as they do behind a tunnel.
 * @param publicUrl where a proxy makes this host known
 */
export function createHostCheck(publicUrl: string | undefined): (request: FastifyRequest) => void {
  const names = publicUrl === undefined ? LOOPBACK : [...LOOPBACK, new URL(publicUrl).hostname];
  return ({ headers }) => {
    const name = hostnameOf(headers.host);
    if (name !== undefined && names.includes(name)) return;
    throw new ApplicationError(
      'wrong_host',
      `this host does not answer to ${JSON.stringify(headers.host ?? '')}; use http://127.0.0.1, or name it as http.public_url in the configuration`,
    );
  };
}
