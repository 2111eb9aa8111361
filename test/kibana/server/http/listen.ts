import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { KibanaNode } from '../kibana_node';
import type { HttpRequest } from './http_service';

/** What else the host serves, such as the page of the browser half; undefined: that is not there. */
export type OtherRoutes = (
  request: HttpRequest,
) => Promise<
  { status: number; headers: Record<string, string>; body: string | Buffer } | undefined
>;

async function bodyOf(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

/**
 * Serves a node on a port of the loopback: for browsers. Routes of plugins first, then what `other` has.
 * @param headers added to every request, such as who is signed in
 */
export async function listen(
  node: KibanaNode,
  options: { headers?: Record<string, string>; other?: OtherRoutes } = {},
): Promise<{ url: string; server: Server; close(): Promise<void> }> {
  const { headers: added = {}, other } = options;
  const server = createServer((message, reply) => {
    const gone = new AbortController();
    reply.once('close', () => {
      if (!reply.writableFinished) gone.abort();
    });
    const answer = async () => {
      const given = Object.entries(message.headers).map(([name, value]) => [name, String(value)]);
      const request: HttpRequest = {
        method: message.method ?? 'GET',
        url: message.url ?? '/',
        headers: { ...(Object.fromEntries(given) as Record<string, string>), ...added },
        payload: await bodyOf(message),
        aborted: gone.signal,
      };
      const isApi = /^(\/s\/[^/]+)?\/(api|internal)\//.test(request.url);
      const found = isApi ? undefined : await other?.(request);
      const { status, headers, body } = found ?? (await node.request(request));
      reply.writeHead(status, headers).end(body);
    };
    answer().catch((error: unknown) => reply.writeHead(500).end(String(error)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    server,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
