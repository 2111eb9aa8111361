import type { KibanaRequest } from '@kbn/core/server';
import type {
  ConcreteTaskInstance,
  TaskManagerStartContract,
} from '@kbn/task-manager-plugin/server';
import type { Enablement } from '../../common/api/enablement';
import { ApplicationError } from '../../common/errors';
import type { Actor } from '../../common/triage/record';
import type { Scheduler } from '../ports';
import { isGone } from './deleted_space';
import { askForRun } from './run_request';
import { schedulingError, statusCodeOf } from './scheduling_errors';
import type { Space, Spaces } from './spaces';
import { TASK_TYPE, type TaskParams, type TaskState } from './task_schemas';

const ATTEMPTS = 5;

/** The task of a space: one, whatever number of Kibanas there is. */
export interface DetectionSchedule extends Scheduler {
  enablement(): Promise<Enablement>;
  /**
   * Schedules the task with an API key of who makes the request, or with the one that they come with. Where it is scheduled already
   * it stays as it is: to run it with one's own rights, disable it first.
   * @throws ApplicationError `no_encryption_key`, `security_off` or `invalid_config`, with what to set, where no API key can be
   *   made or kept
   */
  enable(request: KibanaRequest, by: Actor): Promise<Enablement>;
  /** What was searched stays known: once enabled again, the detection searches what was missed meanwhile. */
  disable(): Promise<Enablement>;
}

export interface DetectionSchedules {
  of(spaceId: string): DetectionSchedule;
}

function taskId(spaceId: string): string {
  return `${TASK_TYPE}:${spaceId}`;
}

function enablementOf(task: ConcreteTaskInstance | undefined): Enablement {
  if (!task) return { enabled: false };
  const { by, since } = task.params as unknown as TaskParams;
  const { error } = task.state as TaskState;
  return { enabled: task.enabled !== false, by, since, error };
}

function notEnabled(): ApplicationError {
  return new ApplicationError(
    'conflict',
    'the detection is not enabled in this space; enable it first',
  );
}

class SpaceSchedule implements DetectionSchedule {
  private readonly id: string;

  constructor(
    private readonly tasks: TaskManagerStartContract,
    private readonly space: Space,
  ) {
    this.id = taskId(space.id);
  }

  async enablement(): Promise<Enablement> {
    return enablementOf(await this.task());
  }

  async enable(request: KibanaRequest, by: Actor): Promise<Enablement> {
    const found = await this.anyTask();
    if (found && found.enabled !== false && !(await isGone(this.space))) return enablementOf(found);
    // Task Manager's own `bulkDisable` leaves the task and its key, and so does who deletes a space.
    if (found) await this.tasks.removeIfExists(this.id);
    await this.space.install();
    await this.space.application.detection.begin();
    const params: TaskParams = { spaceId: this.space.id, by, since: new Date().toISOString() };
    const task = {
      id: this.id,
      taskType: TASK_TYPE,
      schedule: { interval: this.space.application.rule.interval },
      params: { ...params },
      state: {},
      scope: ['executableStack'],
    };
    try {
      return enablementOf(await this.tasks.schedule(task, { request }));
    } catch (error) {
      // Somebody else was quicker.
      if (statusCodeOf(error) === 409) return this.enablement();
      throw schedulingError(error);
    }
  }

  async disable(): Promise<Enablement> {
    await this.tasks.removeIfExists(this.id);
    return { enabled: false };
  }

  async runSoon(): Promise<void> {
    if (!(await this.task())) throw notEnabled();
    // A run that is under way reads it when it ends, and asks for the next one at once.
    await askForRun(this.space.records, Date.now());
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      try {
        const { conflict = false } = await this.tasks.runSoon(this.id);
        if (!conflict) return;
      } catch (error) {
        if (isAlreadyRunning(error)) return;
        if (statusCodeOf(error) === 404) throw notEnabled();
        throw error;
      }
    }
  }

  async nextRunAt(): Promise<number | undefined> {
    return (await this.task())?.runAt.getTime();
  }

  /** One of a deleted space ends with its next run, and is not this one's. */
  private async task(): Promise<ConcreteTaskInstance | undefined> {
    const found = await this.anyTask();
    return found && !(await isGone(this.space)) ? found : undefined;
  }

  private async anyTask(): Promise<ConcreteTaskInstance | undefined> {
    try {
      return await this.tasks.get(this.id);
    } catch (error) {
      if (statusCodeOf(error) === 404) return undefined;
      throw error;
    }
  }
}

/** Of `lib/errors/task_already_running_error.ts`, which has no name of its own and no status. */
function isAlreadyRunning(error: unknown): boolean {
  return error instanceof Error && error.message.includes('is currently running');
}

/** Each space's schedule, on its own task in Task Manager. */
export function createDetectionSchedules(
  tasks: TaskManagerStartContract,
  spaces: Spaces,
): DetectionSchedules {
  return { of: (spaceId) => new SpaceSchedule(tasks, spaces.of(spaceId)) };
}
