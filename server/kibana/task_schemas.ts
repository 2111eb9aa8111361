import { schema, type TypeOf } from '@kbn/config-schema';
import type { Actor } from '../../common/triage/record';

export const TASK_TYPE = 'executable-stack:detection';

/** What the task of a space is made with. */
export interface TaskParams {
  spaceId: string;
  by: Actor;
  /** ISO 8601. */
  since: string;
}

/** The task's state, for people who look at it in Kibana; nothing of the detection hangs on it. Times ISO 8601. */
const stateSchema = schema.object({
  /** How often it ran. */
  runs: schema.maybe(schema.number()),
  last_run_at: schema.maybe(schema.string()),
  last_status: schema.maybe(
    schema.oneOf([schema.literal('done'), schema.literal('failed'), schema.literal('skipped')]),
  ),
  created: schema.maybe(schema.number()),
  limit_reached: schema.maybe(schema.boolean()),
  error: schema.maybe(schema.string()),
  /** When the request was made that a run has answered last, ms since the epoch. */
  answered_request: schema.maybe(schema.number()),
});

export type TaskState = TypeOf<typeof stateSchema>;

/** Of a state that an older version wrote, what is known of today. */
export const STATE_SCHEMA_BY_VERSION = {
  1: {
    schema: stateSchema,
    up: (state: Record<string, unknown>): Record<string, unknown> => {
      const names = [
        'runs',
        'last_run_at',
        'last_status',
        'created',
        'limit_reached',
        'error',
        'answered_request',
      ];
      return Object.fromEntries(Object.entries(state).filter(([name]) => names.includes(name)));
    },
  },
};
