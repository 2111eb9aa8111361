import { schema, type TypeOf } from '@kbn/config-schema';
import type { PluginConfigDescriptor } from '@kbn/core/server';
import { DEFAULT_RULE_VERSION, RULE_VERSIONS } from '../common/rule/rules';

const versions = RULE_VERSIONS.join(', ');

/** What stands below `executableStack` in kibana.yml. */
const configSchema = schema.object({
  /** Kibana leaves the plugin out where it is false (`src/core/packages/plugins/server-internal/src/plugins_service.ts`). */
  enabled: schema.boolean({ defaultValue: true }),
  rule: schema.object({
    version: schema.number({
      defaultValue: DEFAULT_RULE_VERSION,
      validate: (version) =>
        RULE_VERSIONS.includes(version) ? undefined : `must be one of ${versions}`,
    }),
  }),
  events: schema.object({
    /** Indices, data streams or patterns of them; default: those that the rule names. */
    index: schema.maybe(
      schema.arrayOf(schema.string({ minLength: 1, maxLength: 255 }), { minSize: 1, maxSize: 100 }),
    ),
  }),
  /** Where the first run of a space begins: at the rule's look-back, or at the oldest event there is. */
  firstRun: schema.oneOf([schema.literal('look_back'), schema.literal('beginning')], {
    defaultValue: 'look_back',
  }),
});

export type ExecutableStackConfig = TypeOf<typeof configSchema>;

/** Nothing of it goes to the browser: what the app shows of it comes by routes that ask who may see it. */
export const config: PluginConfigDescriptor<ExecutableStackConfig> = { schema: configSchema };
