import { isConfigSchema } from '../config_schema';
import type { Manifest, ServerModule } from './plugin_source';

type Values = Record<string, unknown>;

function at(values: Values, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, key) => (value as Values | undefined)?.[key], values);
}

/** `config/src/config_service.ts` and `plugins_service.ts`: the part of kibana.yml that is the plugin's, checked by its schema. */
export function configOf(
  { configPath }: Manifest,
  { config }: ServerModule,
  kibanaYml: Values,
): Values {
  const path = [configPath].flat();
  const given = at(kibanaYml, path);
  if (!config) {
    if (given !== undefined) throw new Error(`Unknown configuration key(s): "${path.join('.')}"`);
    return {};
  }
  if (!isConfigSchema(config.schema))
    throw new Error('Configuration schema must be an instance of Type');
  return config.schema.validate(given, {}, `config validation of [${path.join('.')}]`) as Values;
}
