import type { TaskRegisterDefinition } from '@kbn/task-manager-plugin/server';
import type { ObjectSchema } from '../config_schema';
import { schema } from '../config_schema';
import { parseInterval } from './intervals';

const COSTS = [1, 2, 10];
const PRIORITIES = [1, 50];

/** `task_manager/server/task.ts`, `taskDefinitionSchema`; `TaskCost.Large` and `TaskPriority.NormalLongRunning` came later than 9.1. */
const definitionSchema = schema.object(
  {
    type: schema.string(),
    title: schema.maybe(schema.string()),
    description: schema.maybe(schema.string()),
    priority: schema.maybe(schema.number()),
    cost: schema.number({ defaultValue: 2 }),
    timeout: schema.string({ defaultValue: '5m' }),
    maxAttempts: schema.maybe(schema.number({ min: 1 })),
    maxConcurrency: schema.maybe(schema.number({ min: 0 })),
    stateSchemaByVersion: schema.maybe(
      schema.recordOf(schema.string(), schema.object({ schema: schema.any(), up: schema.any() })),
    ),
    createTaskRunner: schema.any(),
  },
  {
    validate({ timeout, cost, priority }) {
      try {
        parseInterval(String(timeout));
      } catch {
        return `Invalid timeout "${String(timeout)}".`;
      }
      if (!COSTS.includes(Number(cost))) return `Invalid cost "${String(cost)}".`;
      if (priority !== undefined && !PRIORITIES.includes(Number(priority)))
        return `Invalid priority "${String(priority)}".`;
      return undefined;
    },
  },
);

export type TaskType = TaskRegisterDefinition & { type: string; timeout: string };

type State = Record<string, unknown>;

/** `task_type_dictionary.ts`; what Kibana only logs there is thrown here: the type would be missing. */
export class TaskTypes {
  private readonly types = new Map<string, TaskType>();

  registerTaskDefinitions(definitions: Record<string, TaskRegisterDefinition>): void {
    for (const [type, definition] of Object.entries(definitions)) {
      if (this.types.has(type)) throw new Error(`Task ${type} is already defined!`);
      if ('maxConcurrency' in definition)
        throw new Error(`maxConcurrency setting isn't allowed for task type: ${type}`);
      const checked = definitionSchema.validate({ type, ...definition });
      if (typeof definition.createTaskRunner !== 'function')
        throw new Error(`Task ${type} has no runner`);
      this.types.set(type, checked as unknown as TaskType);
    }
  }

  get(type: string): TaskType {
    const found = this.types.get(type);
    if (!found) {
      const known = [...this.types.keys()].join(', ');
      throw new Error(`Unsupported task type "${type}". Supported types are ${known}`);
    }
    return found;
  }

  has(type: string): boolean {
    return this.types.has(type);
  }

  /** `task_validator.ts`: what is written must be as the newest schema says; what is read is brought up to it. */
  stateForWriting(type: string, state: State): { state: State; stateVersion?: number } {
    const newest = this.newestSchema(type);
    if (!newest) return { state };
    const strict = newest.schema.extendsDeep({ unknowns: 'forbid' });
    return { state: strict.validate(state), stateVersion: newest.version };
  }

  stateForReading(type: string, state: State, version: number | undefined): State {
    const newest = this.newestSchema(type);
    if (!newest) return state;
    const { stateSchemaByVersion: all = {} } = this.get(type);
    let migrated = state;
    if (version === undefined || version < newest.version) {
      for (let at = version ?? 1; at <= newest.version; at += 1) {
        const step = all[at];
        if (!step)
          throw new Error(`[TaskValidator] state schema for ${type} missing version: ${at}`);
        migrated = step.up(migrated);
        (step.schema as unknown as ObjectSchema).validate(migrated);
      }
    }
    return newest.schema.extendsDeep({ unknowns: 'ignore' }).validate(migrated);
  }

  private newestSchema(type: string): { version: number; schema: ObjectSchema } | undefined {
    const { stateSchemaByVersion: all } = this.get(type);
    if (!all) return undefined;
    const version = Math.max(...Object.keys(all).map(Number));
    return { version, schema: all[version]?.schema as unknown as ObjectSchema };
  }
}
