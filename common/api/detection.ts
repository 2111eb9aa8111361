import { z } from 'zod';
import { route } from './route';
import { bucketSchema, count } from './schemas';

const rangeSchema = z.object({ from: z.string(), to: z.string() });

/** A run as recorded. Times ISO 8601. */
const runSchema = z.object({
  id: z.string(),
  started_at: z.string(),
  finished_at: z.string(),
  duration_ms: z.number(),
  trigger: z.enum(['schedule', 'manual']),
  rule_version: z.number(),
  owner: z.object({ host: z.string(), pid: z.number() }),
  range: rangeSchema.optional(),
  recheck: z.boolean(),
  hits: z.number(),
  created: z.number(),
  existing: z.number(),
  excluded: z.number(),
  confirmed: z.number(),
  limit_reached: z.boolean(),
  error: z.string().optional(),
});
export type Run = z.output<typeof runSchema>;

export const listRuns = route({
  method: 'GET',
  path: '/runs',
  access: 'read',
  summary: 'Runs, newest first',
  query: z.strictObject({
    size: count({ least: 1, most: 500, otherwise: 50 }),
    /** The id of the last run of the page before. */
    after: z.string().max(128).optional(),
  }),
  response: z.object({ runs: z.array(runSchema), next: z.string().optional() }),
});

export const getDetection = route({
  method: 'GET',
  path: '/detection',
  access: 'read',
  summary: 'How far the detection has searched, what is left, and when it runs next',
  response: z.object({
    rule: z.object({ name: z.string(), version: z.number(), query: z.string() }),
    interval_ms: z.number(),
    /** Missing where this process does not run the detection. */
    next_run_at: z.string().optional(),
    running: z.object({ host: z.string(), pid: z.number() }).optional(),
    last_run: runSchema.optional(),
    /** The instant from which on nothing may be left out. */
    since: z.string().optional(),
    searched_until: z.string().optional(),
    /** Stretches of ingest time that were searched with success, oldest first. */
    searched: z.array(rangeSchema),
    /** Those between that were not: the next run searches them. */
    gaps: z.array(rangeSchema),
    backlog: z.boolean(),
    alerts: z.object({
      total: z.number(),
      by_status: z.array(bucketSchema),
      by_origin: z.array(bucketSchema),
    }),
    silenced: z.number(),
  }),
});

export const runDetection = route({
  method: 'POST',
  path: '/detection/_run',
  access: 'manage_settings',
  summary: 'Run the detection now, or once more after the run that is under way',
  response: z.object({ accepted: z.literal(true) }),
});
