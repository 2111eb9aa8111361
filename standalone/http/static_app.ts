import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** Names that hold a digest of their content, as esbuild makes them: such a file never changes. */
const HASHED = /-[A-Z0-9]{8}\.\w+/;

const NONCE_META = /(<meta\s+name="csp-nonce"\s+content=")[^"]*(")/;
/** Tells the page that nobody is signed in, so that it need not ask. */
const SESSION_META = /(<meta\s+name="session"\s+content=")[^"]*(")/;

const NOT_BUILT =
  'The app is not built: run "npm run build" in the program\'s folder, and reload this page. The API is at /api.\n';

const YEAR = 365 * 24 * 60 * 60;

function sendPage(file: string, reply: FastifyReply, isKnown: boolean): FastifyReply {
  if (!existsSync(file)) return reply.code(503).type('text/plain; charset=utf-8').send(NOT_BUILT);
  const page = readFileSync(file, 'utf8')
    .replace(NONCE_META, `$1${reply.cspNonce.style}$2`)
    .replace(SESSION_META, `$1${isKnown ? 'maybe' : 'none'}$2`);
  return reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(page);
}

/** Whether a request that no route serves is for one of the app's own addresses: `/alerts/…`, but not `/logo.svg`. */
function isForPage({ method, url, headers }: FastifyRequest): boolean {
  const [path = ''] = url.split('?');
  const wantsPage = /text\/html|\*\/\*/.test(headers.accept ?? '*/*');
  return ['GET', 'HEAD'].includes(method) && wantsPage && !basename(path).includes('.');
}

/**
 * Serves the built app. Its page answers every path that is neither a file nor the API's.
 * @param hasSession whether a request comes with a session, which may have ended
 * @returns serves a request that nothing else did; undefined where it is not for the app either
 */
export async function serveApp(
  app: FastifyInstance,
  folder: string,
  hasSession: (request: FastifyRequest) => boolean,
): Promise<(request: FastifyRequest, reply: FastifyReply) => FastifyReply | undefined> {
  const page = join(folder, 'index.html');
  if (existsSync(folder)) {
    await app.register(fastifyStatic, {
      root: folder,
      index: false,
      dotfiles: 'ignore',
      preCompressed: true,
      cacheControl: false,
      setHeaders: (response, path) => {
        response.setHeader('vary', 'accept-encoding');
        const isFixed = HASHED.test(basename(path));
        response.setHeader(
          'cache-control',
          isFixed ? `public, max-age=${YEAR}, immutable` : 'no-cache',
        );
      },
    });
  }
  const send = (request: FastifyRequest, reply: FastifyReply) =>
    sendPage(page, reply, hasSession(request));
  for (const path of ['/', '/index.html']) app.get(path, send);
  return (request, reply) => (isForPage(request) ? send(request, reply) : undefined);
}
