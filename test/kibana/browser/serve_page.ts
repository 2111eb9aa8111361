import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HttpRequest } from '../server/http/http_service';
import type { OtherRoutes } from '../server/http/listen';
import type { Manifest } from '../server/core/plugin_source';
import type { InjectedMetadata } from './page/core/metadata';
import { bootstrapScript, CONTENT_SECURITY_POLICY, pageHtml } from './page_template';

const ROOT = join(__dirname, '../../..');
const PAGE_FOLDER = join(ROOT, 'target/kibana_page');
const BUILD_NUMBER = 9000;

type Reply = Awaited<ReturnType<OtherRoutes>>;

export interface PageOptions {
  manifest: Manifest;
  /** The installed plugin's. */
  folder: string;
  /** Of who asks, in a space. @throws where nobody is signed in */
  capabilities(request: HttpRequest, spaceId: string): Promise<InjectedMetadata['capabilities']>;
  darkMode?: boolean;
}

/** Builds what the page loads before plugins, unless it is there. */
function buildPage(): void {
  const script = join(__dirname, 'build_page.mjs');
  const { status, stderr } = spawnSync(process.execPath, [script, PAGE_FOLDER], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`the page can't be built: ${stderr}`);
}

const scriptReply = (content: string | Buffer, headers: Record<string, string> = {}): Reply => ({
  status: 200,
  headers: { 'content-type': 'application/javascript; charset=utf-8', ...headers },
  body: content,
});

/**
 * `src/core/packages/apps/server-internal/src/bundle_routes/dynamic_asset_response.ts`: packed, where there is a packed one, and
 * never to be asked for again.
 */
function bundleReply(path: string, { headers = {} }: HttpRequest): Reply {
  if (!existsSync(path)) return { status: 404, headers: {}, body: 'Not Found' };
  const kept = { 'cache-control': 'public, max-age=31536000, immutable' };
  const takesBrotli = String(headers['accept-encoding'] ?? '').includes('br');
  return takesBrotli && existsSync(`${path}.br`)
    ? scriptReply(readFileSync(`${path}.br`), { ...kept, 'content-encoding': 'br' })
    : scriptReply(readFileSync(path), kept);
}

/** What Kibana's server serves to browsers beside the API: the page of every app, and the scripts that it loads. */
export function servePage({ manifest, folder, ...options }: PageOptions): OtherRoutes {
  buildPage();
  const { id, version, kibanaVersion } = manifest;
  const pluginPath = `/bundles/plugin/${id}/${version}/`;
  const scripts = [
    '/bundles/kbn-ui-shared-deps-src/kbn-ui-shared-deps-src.js',
    '/bundles/core/core.entry.js',
    `${pluginPath}${id}.plugin.js`,
  ];

  const html = async (request: HttpRequest, spaceId: string, basePath: string): Promise<Reply> => {
    let capabilities: InjectedMetadata['capabilities'];
    try {
      capabilities = await options.capabilities(request, spaceId);
    } catch {
      return { status: 401, headers: { 'content-type': 'text/plain' }, body: 'Unauthorized' };
    }
    const metadata: InjectedMetadata = {
      version: kibanaVersion,
      buildNumber: BUILD_NUMBER,
      basePath,
      theme: { darkMode: options.darkMode ?? false },
      uiPlugins: [{ id }],
      capabilities,
    };
    return {
      status: 200,
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': CONTENT_SECURITY_POLICY,
      },
      body: pageHtml(metadata, `${basePath}/bootstrap.js`),
    };
  };

  return async (request) => {
    const { pathname } = new URL(request.url, 'http://kibana.test');
    const [basePath = '', spaceId = 'default'] = /^\/s\/([a-z0-9_-]+)/.exec(pathname) ?? [];
    const path = pathname.slice(basePath.length);
    if (path.startsWith('/app/')) return html(request, spaceId, basePath);
    if (path === '/bootstrap.js')
      return scriptReply(
        bootstrapScript(
          scripts.map((script) => `${basePath}${script}`),
          { [id]: `${basePath}${pluginPath}` },
        ),
      );
    if (path.startsWith(pluginPath))
      return bundleReply(join(folder, 'target/public', path.slice(pluginPath.length)), request);
    if (scripts.includes(path))
      return bundleReply(join(PAGE_FOLDER, path.split('/').at(-1) ?? ''), request);
    return undefined;
  };
}
