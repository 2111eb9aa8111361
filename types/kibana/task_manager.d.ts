/** Follows `x-pack/platform/plugins/shared/task_manager/server/{task,task_type_dictionary,task_scheduling,plugin}.ts`: the part that is used here. */
declare module '@kbn/task-manager-plugin/server' {
  import type { KibanaRequest } from '@kbn/core/server';
  import type { ObjectType } from '@kbn/config-schema';

  export interface IntervalSchedule {
    interval: string;
  }

  export interface TaskInstance {
    id: string;
    taskType: string;
    schedule?: IntervalSchedule;
    params: Record<string, unknown>;
    state: Record<string, unknown>;
    scope?: string[];
    enabled?: boolean;
    runAt?: Date;
  }

  export interface ConcreteTaskInstance extends TaskInstance {
    status: 'idle' | 'claiming' | 'running' | 'failed' | 'unrecognized';
    attempts: number;
    runAt: Date;
    scheduledAt: Date;
    startedAt: Date | null;
    retryAt: Date | null;
    ownerId: string | null;
    version?: string;
  }

  export interface RunContext {
    taskInstance: ConcreteTaskInstance;
    /** Only for a task that was scheduled with an API key. */
    fakeRequest?: KibanaRequest;
    /** From 9.5 on. */
    signal?: AbortSignal;
    /** From 9.2 to 9.4. */
    abortController?: AbortController;
  }

  export type RunResult = {
    state: Record<string, unknown>;
    error?: Error;
    shouldDeleteTask?: boolean;
  } & ({ runAt?: Date; schedule?: never } | { schedule?: IntervalSchedule; runAt?: never });

  export interface CancellableTask {
    run(): Promise<RunResult | undefined | void>;
    /** On time-out only, and not where Kibana stops. */
    cancel?(): Promise<void>;
  }

  export interface TaskRegisterDefinition {
    title?: string;
    description?: string;
    /** `4m`: after that the task is cancelled. */
    timeout?: string;
    /** 1 Tiny, 2 Normal, 10 ExtraLarge */
    cost?: number;
    priority?: number;
    maxAttempts?: number;
    stateSchemaByVersion?: Record<
      number,
      { schema: ObjectType; up: (state: Record<string, unknown>) => Record<string, unknown> }
    >;
    createTaskRunner(context: RunContext): CancellableTask;
  }

  export interface TaskManagerSetupContract {
    registerTaskDefinitions(definitions: Record<string, TaskRegisterDefinition>): void;
  }

  export interface TaskManagerStartContract {
    /** @throws 409 where there is one of the id. With a request it runs with an API key of who made that. */
    schedule(
      task: TaskInstance,
      options?: { request?: KibanaRequest },
    ): Promise<ConcreteTaskInstance>;
    /** @throws TaskAlreadyRunningError; `conflict` where another process changed the task meanwhile */
    runSoon(id: string): Promise<{ id: string; conflict?: boolean }>;
    /** @throws 404 */
    get(id: string): Promise<ConcreteTaskInstance>;
    removeIfExists(id: string): Promise<void>;
  }
}
