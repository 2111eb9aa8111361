import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import { ApplicationError, errorMessage } from '../common/errors';
import { DEFAULT_RULE_VERSION, RULE_VERSIONS } from '../common/rule/rules';
import { clusterSchema } from './cluster_config';
import { isTimezone } from './log_formats/timezone';

const timezone = z
  .string()
  .refine(
    isTimezone,
    'is neither an IANA time zone such as Europe/Berlin nor an offset such as +02:00',
  );

const fileInput = z.strictObject({
  path: z.string().min(1),
  host: z.string().min(1).optional(),
  timezone: timezone.optional(),
});

const UNITS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Comes out in milliseconds. */
const duration = z
  .string()
  .regex(/^[1-9]\d{0,4}[mhd]$/, 'is not a duration such as 30m, 8h or 7d')
  .transform((text) => Number(text.slice(0, -1)) * (UNITS[text.slice(-1)] ?? 0));

const webAddress = z
  .url({ protocol: /^https?$/, error: 'is not an address such as https://alerts.example.com' })
  .transform((text) => new URL(text).origin);

const configSchema = z.strictObject({
  data_dir: z.string().min(1).optional(),
  http: z
    .strictObject({
      /** On 127.0.0.1; 0 is any that is free. */
      port: z.number().int().min(0).max(65_535).default(5680),
      /** Where a proxy on this machine makes the host known to others. */
      public_url: webAddress.optional(),
    })
    .prefault({}),
  sessions: z
    .strictObject({
      /** How long a session lasts that nobody uses, and how long one lasts at all. */
      idle: duration.prefault('8h'),
      absolute: duration.prefault('7d'),
    })
    .prefault({}),
  rule: z
    .strictObject({
      version: z
        .number()
        .refine(
          (version) => RULE_VERSIONS.includes(version),
          `must be one of ${RULE_VERSIONS.join(', ')}`,
        )
        .default(DEFAULT_RULE_VERSION),
    })
    .prefault({}),
  inputs: z
    .strictObject({
      files: z.array(fileInput).optional(),
      journal: z
        .strictObject({
          enabled: z.union([z.boolean(), z.literal('auto')]).default('auto'),
          command: z.string().min(1).default('journalctl'),
        })
        .prefault({}),
    })
    .prefault({}),
  elasticsearch: clusterSchema.optional(),
  log: z
    .strictObject({ level: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('warn') })
    .prefault({}),
});

/** What a configuration file may say, with the defaults filled in. */
export type Config = z.infer<typeof configSchema> & { data_dir: string };

/** Where the store is unless somebody says otherwise: the XDG data folder, for root the one of system services. */
export function defaultDataDir(environment: NodeJS.ProcessEnv): string {
  const { EXECUTABLE_STACK_DATA_DIR: own, XDG_DATA_HOME: xdg } = environment;
  if (own) return own;
  if (process.getuid?.() === 0) return '/var/lib/executable-stack';
  return join(xdg || join(homedir(), '.local', 'share'), 'executable-stack');
}

function readYaml(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new ApplicationError(
      'invalid_config',
      `${path}: cannot be read: ${errorMessage(error)}`,
      {
        cause: error,
      },
    );
  }
  const document = parseDocument(text);
  const [problem] = document.errors;
  if (problem) {
    const where = problem.linePos?.[0];
    const [what] = problem.message.split('\n');
    throw new ApplicationError(
      'invalid_config',
      `${path}${where ? `:${where.line}:${where.col}` : ''}: ${what}`,
    );
  }
  return document.toJS() ?? {};
}

/**
 * The configuration: the file's settings, and over them what the command line says.
 * @throws ApplicationError `invalid_config`, one line that names the file, the setting and what is wrong with it
 */
export function loadConfig(
  options: { config?: string; dataDir?: string },
  environment = process.env,
): Config {
  const content = options.config === undefined ? {} : readYaml(options.config);
  const parsed = configSchema.safeParse(content);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const setting = issue?.path.join('.') || 'the file';
    throw new ApplicationError(
      'invalid_config',
      `${options.config}: ${setting}: ${issue?.message}`,
    );
  }
  const dataDir = options.dataDir ?? parsed.data.data_dir ?? defaultDataDir(environment);
  return { ...parsed.data, data_dir: resolve(dataDir) };
}
