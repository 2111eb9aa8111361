import { z } from 'zod';
import { route } from './route';
import { actorSchema } from './schemas';

/** Whether the detection runs in a space, and with whose rights. Times ISO 8601. */
const enablementSchema = z.object({
  enabled: z.boolean(),
  /** The run reads events with the rights that this person had. */
  by: actorSchema.optional(),
  since: z.string().optional(),
  /** How the last run of the task ended, where it did not end well. */
  error: z.string().optional(),
});
export type Enablement = z.output<typeof enablementSchema>;

export const getEnablement = route({
  method: 'GET',
  path: '/detection/_enablement',
  access: 'read',
  summary: 'Whether the detection runs in this space, and with whose rights',
  only: 'kibana',
  response: enablementSchema,
});

export const enableDetection = route({
  method: 'POST',
  path: '/detection/_enable',
  access: 'manage_settings',
  summary: 'Run the detection in this space from now on, with an API key of who asks for it',
  only: 'kibana',
  response: enablementSchema,
});

export const disableDetection = route({
  method: 'POST',
  path: '/detection/_disable',
  access: 'manage_settings',
  summary: 'No longer run the detection in this space; its API key is given up',
  only: 'kibana',
  response: enablementSchema,
});
