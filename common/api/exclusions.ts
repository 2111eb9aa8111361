import { z } from 'zod';
import {
  commentTextSchema,
  coverageSchema,
  exclusionUpdateSchema,
  newExclusionSchema,
} from '../exclusion/exclusion_schema';
import { storedExclusionSchema } from '../exclusion/stored_exclusion_schema';
import { CLOSE_REASONS } from '../triage/change';
import { bulkResultSchema } from './alerts';
import { idParams, route } from './route';
import { bucketSchema } from './schemas';

const listedSchema = z.object({
  version: z.string(),
  state: z.enum(['active', 'disabled', 'expired', 'scheduled']),
  /** Hits that it silenced so far. */
  silenced: z.number(),
  /** When the newest of them was written. */
  last_hit: z.string().optional(),
  exclusion: storedExclusionSchema,
});
export type ListedExclusion = z.output<typeof listedSchema>;

const writtenSchema = listedSchema.extend({
  /** What its author should know, such as that it can never match. */
  warning: z.string().optional(),
  /** What became of the alerts that it covers, where they were to be closed. */
  closed: bulkResultSchema.optional(),
});

const closeCovered = z
  .strictObject({ reason: z.enum(CLOSE_REASONS) })
  .optional()
  .describe('close the open alerts that it covers, with this reason');

export const listExclusions = route({
  method: 'GET',
  path: '/exclusions',
  access: 'read',
  summary: 'All exclusions, oldest first, with what they silenced',
  response: z.object({ exclusions: z.array(listedSchema) }),
});

export const getExclusion = route({
  method: 'GET',
  path: '/exclusions/{id}',
  access: 'read',
  summary: 'One exclusion, with what it silenced by host',
  params: idParams(),
  response: listedSchema.extend({ hosts: z.array(bucketSchema) }),
});

export const createExclusion = route({
  method: 'POST',
  path: '/exclusions',
  access: 'manage_exclusions',
  summary: 'Make an exclusion; it expires after 90 days unless it says otherwise',
  body: z.strictObject({ exclusion: newExclusionSchema, close_covered: closeCovered }),
  response: writtenSchema,
});

export const updateExclusion = route({
  method: 'PUT',
  path: '/exclusions/{id}',
  access: 'manage_exclusions',
  summary: 'Change what is named of an exclusion; the rest stays',
  params: idParams(),
  body: z.strictObject({
    version: z.string().max(256).optional(),
    changes: exclusionUpdateSchema,
    close_covered: closeCovered,
  }),
  response: writtenSchema,
});

export const enableExclusion = route({
  method: 'POST',
  path: '/exclusions/{id}/_enable',
  access: 'manage_exclusions',
  summary: 'Switch an exclusion on or off',
  params: idParams(),
  body: z.strictObject({ enabled: z.boolean() }),
  response: listedSchema,
});

export const commentExclusion = route({
  method: 'POST',
  path: '/exclusions/{id}/_comment',
  access: 'manage_exclusions',
  summary: 'Add a comment to an exclusion',
  params: idParams(),
  body: z.strictObject({ comment: commentTextSchema }),
  response: listedSchema,
});

export const deleteExclusion = route({
  method: 'DELETE',
  path: '/exclusions/{id}',
  access: 'manage_exclusions',
  summary: 'Delete an exclusion; what it silenced stays silenced',
  params: idParams(),
  response: z.object({ deleted: z.literal(true) }),
});

export const previewExclusion = route({
  method: 'POST',
  path: '/exclusions/_preview',
  access: 'manage_exclusions',
  summary: 'What an exclusion would have silenced in the last 30 days, before it is saved',
  body: z.strictObject({ exclusion: coverageSchema }),
  response: z.object({
    /** Alerts of the last 30 days that it covers, and those of them that are not closed. */
    total: z.number(),
    not_closed: z.number(),
    /** Older alerts that it covers and are not closed: they would be closed with the others. */
    older_not_closed: z.number(),
    hosts: z.array(bucketSchema),
    /** Hosts of which it would hide the only authentic line of a boot, with the number of such boots. */
    only_lines: z.array(bucketSchema),
    /** The newest of them. */
    alerts: z.array(
      z.object({
        id: z.string(),
        time: z.string().optional(),
        host: z.string().optional(),
        path: z.string().optional(),
        origin: z.string().optional(),
        status: z.string(),
      }),
    ),
    /** Why it would be refused. */
    refused: z.string().optional(),
    /** That it can never match. */
    warning: z.string().optional(),
  }),
});

export const exportExclusions = route({
  method: 'GET',
  path: '/exclusions/_export',
  access: 'read',
  summary: "All exclusions as NDJSON that Elastic Security's import takes",
  response: z.string(),
  produces: 'application/ndjson',
});

export const importExclusions = route({
  method: 'POST',
  path: '/exclusions/_import',
  access: 'manage_exclusions',
  summary: 'Make exclusions of an NDJSON export; each line stands for itself',
  maxBody: 32 * 1024 * 1024,
  body: z.strictObject({ ndjson: z.string().max(10_000_000) }),
  response: z.object({
    imported: z.array(z.string()),
    failed: z.array(z.object({ line: z.number(), message: z.string() })),
  }),
});
