import { z } from 'zod';
import { route } from './route';

const inputSchema = z.object({
  source: z.string(),
  state: z.enum(['following', 'waiting', 'error', 'stopped']),
  path: z.string(),
  lag_bytes: z.number(),
  lines: z.number(),
  events: z.number(),
  duplicates: z.number(),
  errors: z.number(),
  last_event_at: z.string().optional(),
  error: z.string().optional(),
});
export type InputReport = z.output<typeof inputSchema>;

export const listInputs = route({
  method: 'GET',
  path: '/inputs',
  access: 'read',
  summary: 'What this process reads, how far it got, and what is wrong with it',
  only: 'standalone',
  response: z.object({ inputs: z.array(inputSchema) }),
});

export const loadSample = route({
  method: 'POST',
  path: '/sample',
  access: 'manage_settings',
  summary: 'Load the sample logs of a Debian machine and run the detection on them',
  only: 'standalone',
  response: z.object({ events: z.number(), alerts: z.number() }),
});
