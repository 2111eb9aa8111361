import { z } from 'zod';
import { ORIGINS } from '../line/proof';
import { CLOSE_REASONS } from '../triage/change';
import { changeSchema } from '../triage/change_schema';
import { WORKFLOW_STATUSES } from '../triage/triage_state';
import { idParams, route } from './route';
import { bucketSchema, count, cursorSchema, documentSchema, repeated, timeSchema } from './schemas';

const value = z.string().min(1).max(1024);

const filterFields = {
  /** KQL. */
  query: z.string().max(10_000).optional(),
  /** When the line was written: `kibana.alert.original_time`; `from` inclusive, `to` exclusive. */
  from: timeSchema.optional(),
  to: timeSchema.optional(),
  /** When the alert was made: `@timestamp`; both exclusive. */
  created_after: timeSchema.optional(),
  created_before: timeSchema.optional(),
};

/** Which alerts: all conditions hold; of the values of one, any. */
const filterQuery = z.strictObject({
  ...filterFields,
  status: repeated(z.enum(WORKFLOW_STATUSES)),
  origin: repeated(z.enum(ORIGINS)),
  host: repeated(value),
  program: repeated(value),
});

/** The same in a body. */
const filterBody = z.strictObject({
  ...filterFields,
  status: z.array(z.enum(WORKFLOW_STATUSES)).default([]),
  origin: z.array(z.enum(ORIGINS)).default([]),
  host: z.array(value).max(200).default([]),
  program: z.array(value).max(200).default([]),
});

export type AlertFilter = z.output<typeof filterBody>;

/** An alert as a row of the queue. Times ISO 8601. */
const alertRowSchema = z.object({
  id: z.string(),
  version: z.string(),
  /** When the line was written. */
  time: z.string().optional(),
  created_at: z.string().optional(),
  host: z.string().optional(),
  program: z.string().optional(),
  /** As the kernel printed it. */
  path: z.string().optional(),
  message: z.string().optional(),
  origin: z.enum(ORIGINS).optional(),
  status: z.enum(WORKFLOW_STATUSES),
  reason: z.enum(CLOSE_REASONS).optional(),
  assignees: z.array(z.string()),
  /** Names of people by their ids, as far as the alert's history tells them. */
  people: z.record(z.string(), z.string()),
  tags: z.array(z.string()),
  /** Steps of the investigation that are done or not applicable. */
  steps_done: z.number(),
  /** How many changes there were: what a change names as seen. */
  history: z.number(),
  /** The values of further fields that were asked for. */
  fields: z.record(z.string(), z.array(z.json())),
});
export type AlertRow = z.output<typeof alertRowSchema>;

const alertSchema = z.object({ id: z.string(), version: z.string(), document: documentSchema });
export type Alert = z.output<typeof alertSchema>;

const problemSchema = z.object({ id: z.string(), message: z.string() });

/** What became of each alert, by id. */
export const bulkResultSchema = z.object({
  updated: z.array(z.string()),
  /** Were like that already. */
  unchanged: z.array(z.string()),
  conflicts: z.array(problemSchema),
  failed: z.array(problemSchema),
});

export const searchAlerts = route({
  method: 'GET',
  path: '/alerts',
  access: 'read',
  summary: 'A page of the queue',
  query: filterQuery.extend({
    /** A field; those with a column of their own are quickest. */
    sort: z.string().min(1).max(256).default('kibana.alert.original_time'),
    direction: z.enum(['asc', 'desc']).default('desc'),
    size: count({ least: 1, most: 500, otherwise: 50 }),
    after: cursorSchema.optional(),
    /** Further fields whose values the rows shall hold. */
    fields: repeated(z.string().min(1).max(256)),
  }),
  response: z.object({ alerts: z.array(alertRowSchema), next: cursorSchema.optional() }),
});

export const countAlerts = route({
  method: 'GET',
  path: '/alerts/_counts',
  access: 'read',
  summary:
    'How many alerts there are, and of which kinds: each kind is counted without its own condition',
  query: filterQuery.extend({ size: count({ least: 1, most: 500, otherwise: 20 }) }),
  response: z.object({
    total: z.number(),
    status: z.array(bucketSchema),
    origin: z.array(bucketSchema),
    host: z.array(bucketSchema),
    program: z.array(bucketSchema),
  }),
});

export const getAlert = route({
  method: 'GET',
  path: '/alerts/{id}',
  access: 'read',
  summary: 'One alert, whole',
  params: idParams(),
  response: alertSchema,
});

export const changeAlert = route({
  method: 'POST',
  path: '/alerts/{id}/_change',
  access: 'triage',
  summary: 'Change an alert: status, assignees, tags, a step, a note, or undo',
  params: idParams(),
  body: z.strictObject({
    change: changeSchema,
    /** How many entries its history had when it was read; changes by others since then that touch this one are a conflict. */
    seen: z.strictObject({ history: z.number().int().min(0) }).optional(),
  }),
  response: z.object({
    /** False: it was like that already. */
    changed: z.boolean(),
    alert: alertSchema,
  }),
});

export const changeAlerts = route({
  method: 'POST',
  path: '/alerts/_change',
  access: 'triage',
  summary: 'Change many alerts, each on its own: those named, or all that a filter matches',
  maxBody: 8 * 1024 * 1024,
  body: z.strictObject({
    alerts: z.union([
      z.strictObject({ ids: z.array(z.string().min(1).max(512)).min(1).max(10_000) }),
      z.strictObject({ filter: filterBody }),
    ]),
    change: changeSchema,
  }),
  response: bulkResultSchema,
});

export const listAlertFields = route({
  method: 'GET',
  path: '/alerts/_fields',
  access: 'read',
  summary: 'The fields that alerts have, with their types',
  response: z.object({ fields: z.array(z.object({ name: z.string(), type: z.string() })) }),
});

export const listAlertValues = route({
  method: 'GET',
  path: '/alerts/_values',
  access: 'read',
  summary: 'The commonest values of a field in alerts that begin with a text, for suggestions',
  query: z.strictObject({
    field: z.string().min(1).max(256),
    prefix: z.string().max(256).default(''),
    size: count({ least: 1, most: 100, otherwise: 10 }),
  }),
  response: z.object({ values: z.array(bucketSchema) }),
});
