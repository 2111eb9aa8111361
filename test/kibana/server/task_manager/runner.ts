import type { CancellableTask, RunContext, RunResult } from '@kbn/task-manager-plugin/server';
import { Boom } from '../http/errors';
import { makeFakeRequest } from '../http/kibana_request';
import type { Security } from '../security/security';
import { parseInterval } from './intervals';
import { removeTask } from './scheduling';
import type { StoredTask, TaskStore } from './task_store';
import type { TaskTypes } from './task_types';

/** How a version of Kibana tells a run that it is to stop: 9.1 by `cancel` alone, 9.2 to 9.4 and from 9.5 on beside it. */
export type SignalStyle = 'cancel_only' | 'abort_controller' | 'signal';

export interface RunnerDependencies {
  types: TaskTypes;
  store: TaskStore;
  security: Security;
  owner: string;
  /** `node.roles`: a Kibana without background tasks claims none. */
  isClaiming: boolean;
  now: () => number;
  signals: SignalStyle;
  beforeRequest: () => void;
  log: (message: string) => void;
}

interface Running {
  task: CancellableTask;
  controller: AbortController;
  expiresAt: number;
}

const RESULT_KEYS = ['state', 'error', 'shouldDeleteTask', 'runAt', 'schedule'];
const LONGEST_RETRY = 5 * 60_000;

function checkResult(result: RunResult): void {
  const unknown = Object.keys(result).find((key) => !RESULT_KEYS.includes(key));
  if (unknown !== undefined) throw new Error(`the result of a task has no [${unknown}]`);
  if (result.runAt && result.schedule) throw new Error('a result has a runAt or a schedule');
}

/** `polling_lifecycle.ts` and `task_running/task_runner.ts`: claims what is due, runs it, and plans the next run. At least once. */
export class TaskRunners {
  private readonly running = new Map<string, Running>();

  constructor(private readonly deps: RunnerDependencies) {}

  /** Claims and runs everything that is due for this Kibana; answers when those runs have ended. */
  async poll(): Promise<number> {
    const claimed = this.deps.isClaiming ? this.claim() : [];
    await Promise.all(claimed.map((task) => this.run(task)));
    return claimed.length;
  }

  /** `task_pool.ts`: runs that took too long are told to stop. */
  async cancelExpired(): Promise<void> {
    for (const { task, controller, expiresAt } of this.running.values()) {
      if (expiresAt > this.deps.now()) continue;
      controller.abort();
      await task.cancel?.();
    }
  }

  /** What Kibana does when it stops: `cancel` is not called then. */
  abortAll(): void {
    for (const { controller } of this.running.values()) controller.abort();
  }

  /** `task_claimers/strategy_mget.ts`: what another one claimed first is left to it. */
  private claim(): StoredTask[] {
    const { store, types, owner, now, beforeRequest } = this.deps;
    beforeRequest();
    const due = store.all().filter((task) => {
      if (!task.enabled || !types.has(task.taskType)) return false;
      if (task.status === 'idle') return task.runAt.getTime() <= now();
      return task.retryAt !== null && task.retryAt.getTime() <= now();
    });
    return due.flatMap((task) => {
      const timeout = Math.min(parseInterval(types.get(task.taskType).timeout), LONGEST_RETRY);
      const interval = task.schedule ? parseInterval(task.schedule.interval) : 0;
      try {
        return store.update({
          ...task,
          status: 'running',
          ownerId: owner,
          attempts: task.attempts + 1,
          startedAt: new Date(now()),
          retryAt: new Date(now() + Math.max(timeout, interval)),
        });
      } catch (error) {
        if (error instanceof Boom && error.statusCode === 409) return [];
        throw error;
      }
    });
  }

  private contextOf(task: StoredTask, controller: AbortController): RunContext {
    const { apiKey, userScope, ...instance } = task;
    const { signals, types } = this.deps;
    const state = types.stateForReading(task.taskType, task.state, task.stateVersion);
    return {
      taskInstance: { ...instance, state },
      ...(apiKey && { fakeRequest: makeFakeRequest(apiKey, userScope?.spaceId ?? 'default') }),
      ...(signals === 'signal' && { signal: controller.signal }),
      ...(signals === 'abort_controller' && { abortController: controller }),
    };
  }

  private async run(claimed: StoredTask): Promise<void> {
    const { types, now } = this.deps;
    const type = types.get(claimed.taskType);
    const controller = new AbortController();
    const expiresAt = now() + parseInterval(type.timeout);
    let result: RunResult;
    try {
      const task = type.createTaskRunner(this.contextOf(claimed, controller));
      this.running.set(claimed.id, { task, controller, expiresAt });
      result = (await task.run()) ?? { state: {} };
      checkResult(result);
    } catch (error) {
      const caught = error instanceof Error ? error : new Error(String(error));
      result = { state: claimed.state, error: caught };
    } finally {
      this.running.delete(claimed.id);
    }
    this.finish(claimed, result, now() > expiresAt);
  }

  /** `processResultForRecurringTask`: a task of an interval goes on whatever became of its run. */
  private finish(claimed: StoredTask, result: RunResult, isExpired: boolean): void {
    const { store, types, log, beforeRequest, now } = this.deps;
    beforeRequest();
    const { error, runAt, schedule = claimed.schedule, shouldDeleteTask, state } = result;
    if (error) log(`Task ${claimed.taskType} "${claimed.id}" failed: ${error.message}`);
    const type = types.get(claimed.taskType);
    const interval = schedule ? parseInterval(schedule.interval) : undefined;
    if (isExpired && (interval ?? 0) <= parseInterval(type.timeout)) return;
    try {
      if (shouldDeleteTask || (interval === undefined && !runAt)) {
        removeTask(this.deps, claimed.id);
        return;
      }
      const next = Math.max(now(), (claimed.startedAt?.getTime() ?? now()) + (interval ?? 0));
      store.update({
        ...claimed,
        // What ran out of time keeps the state that it had.
        ...(!isExpired && types.stateForWriting(claimed.taskType, state)),
        schedule,
        status: 'idle',
        attempts: error ? claimed.attempts : 0,
        runAt: runAt ?? new Date(next),
        startedAt: null,
        retryAt: null,
        ownerId: null,
      });
    } catch (caught) {
      // It was removed or changed meanwhile.
      if (!(caught instanceof Boom)) throw caught;
      log(`Task ${claimed.id} could not be updated: ${caught.message}`);
    }
  }
}
