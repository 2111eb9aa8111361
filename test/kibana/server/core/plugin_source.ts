import { readFileSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import { join } from 'node:path';
import { compileFunction } from 'node:vm';
import type { Plugin, PluginInitializerContext } from '@kbn/core/server';
import * as configSchema from '../config_schema';

/** What a plugin's `server/index` exports (`src/core/packages/plugins/server-internal/src/plugin.ts`). */
export interface ServerModule {
  plugin(context: PluginInitializerContext): PluginInstance | Promise<PluginInstance>;
  config?: { schema: unknown };
}

type PluginInstance = Plugin<unknown, unknown, never, never>;

/** `kibana.json` */
export interface Manifest {
  id: string;
  version: string;
  kibanaVersion: string;
  configPath: string | string[];
  requiredPlugins: string[];
  optionalPlugins: string[];
  server: boolean;
  ui: boolean;
}

export interface PluginSource {
  manifest: Manifest;
  module: ServerModule;
}

/** `plugins/server-internal/src/discovery/is_camel_case.ts` */
const CAMEL_CASE = /^[a-z]{1}([a-zA-Z0-9]{1,})$/;

/** lodash's, of what is camel case. */
const snakeCase = (id: string) => id.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

function isConfigPath(value: unknown): value is string | string[] {
  return (
    typeof value === 'string' ||
    (Array.isArray(value) && value.every((one) => typeof one === 'string'))
  );
}

const MANIFEST_KEYS = [
  'id',
  'kibanaVersion',
  'type',
  'version',
  'configPath',
  'requiredPlugins',
  'optionalPlugins',
  'runtimePluginDependencies',
  'ui',
  'server',
  'extraPublicDirs',
  'requiredBundles',
  'serviceFolders',
  'owner',
  'description',
  'enabledOnAnonymousPages',
];

/** `plugins/server-internal/src/discovery/plugin_manifest_parser.ts` @throws Error as it does */
export function parseManifest(text: string, kibanaVersion: string): Manifest {
  const given = JSON.parse(text) as Record<string, unknown>;
  const unknown = Object.keys(given).filter((key) => !MANIFEST_KEYS.includes(key));
  const { id, version, owner, server = false, ui = false, type = 'standard' } = given;
  const fail = (why: string): never => {
    throw new Error(`Plugin manifest: ${why}`);
  };
  if (typeof id !== 'string' || !CAMEL_CASE.test(id)) fail('"id" must be camelCase');
  if (typeof version !== 'string') fail('"version" must be a string');
  if (typeof (owner as { name?: unknown } | undefined)?.name !== 'string')
    fail('"owner" must have a "name"');
  const { configPath = snakeCase(String(id)) } = given;
  if (!isConfigPath(configPath)) return fail('"configPath" must be a string or strings');
  if (unknown.length > 0) fail(`unrecognized properties: ${unknown.join(', ')}`);
  if (!server && !ui) fail('both "server" and "ui" are missing or set to "false"');
  if (type !== 'standard' && type !== 'preboot') fail('"type" must be standard or preboot');
  const wanted = String(given['kibanaVersion'] ?? version);
  const [plain] = /\d+\.\d+\.\d+/.exec(wanted) ?? [];
  if (wanted !== 'kibana' && plain !== kibanaVersion)
    fail(`it is for ${wanted}, and this is Kibana ${kibanaVersion}`);
  return {
    id: String(id),
    version: String(version),
    kibanaVersion: wanted,
    configPath,
    requiredPlugins: (given['requiredPlugins'] as string[] | undefined) ?? [],
    optionalPlugins: (given['optionalPlugins'] as string[] | undefined) ?? [],
    server: server === true,
    ui: ui === true,
  };
}

/**
 * The server half of a built plugin: one CommonJS bundle. It finds what Kibana has in its `node_modules`, as far as a plugin of ours
 * may use it, and Node's own modules; everything else is missing, as it would be there.
 */
function loadBundle(file: string): ServerModule {
  const own = createRequire(file);
  const load = (name: string): unknown => {
    if (name === '@kbn/config-schema') return configSchema;
    if (isBuiltin(name)) return own(name) as unknown;
    throw new Error(`Cannot find module '${name}', required by ${file}`);
  };
  const module = { exports: {} };
  const run = compileFunction(
    readFileSync(file, 'utf8'),
    ['exports', 'require', 'module', '__filename', '__dirname'],
    { filename: file },
  );
  run(module.exports, load, module, file, join(file, '..'));
  return module.exports as ServerModule;
}

/** A plugin's folder, as the installer puts it into `plugins/`. */
export function pluginInFolder(folder: string, kibanaVersion: string): PluginSource {
  const manifest = parseManifest(readFileSync(join(folder, 'kibana.json'), 'utf8'), kibanaVersion);
  return { manifest, module: loadBundle(join(folder, 'server', 'index.js')) };
}
