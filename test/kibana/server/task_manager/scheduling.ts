import type { KibanaRequest } from '@kbn/core/server';
import type { TaskInstance, TaskManagerStartContract } from '@kbn/task-manager-plugin/server';
import { Boom } from '../http/errors';
import { secretsOf } from '../http/kibana_request';
import type { Security } from '../security/security';
import { parseInterval } from './intervals';
import type { TaskStore } from './task_store';
import type { TaskTypes } from './task_types';

export interface SchedulingDependencies {
  types: TaskTypes;
  store: TaskStore;
  security: Security;
  /** `xpack.encryptedSavedObjects.encryptionKey` is set. */
  canEncrypt: boolean;
  beforeRequest: () => void;
}

const TASK_KEYS = ['id', 'taskType', 'schedule', 'params', 'state', 'scope', 'enabled', 'runAt'];

/** `task_manager/server/lib/errors/task_already_running_error.ts` */
class TaskAlreadyRunningError extends Error {
  constructor(id: string) {
    super(`Failed to run task "${id}" as it is currently running`);
  }
}

function checkTask(task: TaskInstance, types: TaskTypes): void {
  const unknown = Object.keys(task).find((key) => !TASK_KEYS.includes(key));
  if (unknown !== undefined) throw new Error(`a task has no [${unknown}]`);
  types.get(task.taskType);
  if (task.schedule) parseInterval(task.schedule.interval);
}

/** `task_store.ts`, `remove`: an API key that Kibana made goes with its task. @throws Boom 404 */
export function removeTask(
  { store, security }: { store: TaskStore; security: Security },
  id: string,
): void {
  const { userScope } = store.get(id);
  if (userScope && !userScope.apiKeyCreatedByUser) security.invalidateApiKey(userScope.apiKeyId);
  store.delete(id);
}

/** `task_scheduling.ts` and `task_store.ts`, as far as plugins reach them. */
export function createScheduling(deps: SchedulingDependencies): TaskManagerStartContract {
  const { types, store, security, canEncrypt, beforeRequest } = deps;

  const keyFor = (task: TaskInstance, request: KibanaRequest | undefined) => {
    if (!request) return {};
    if (!canEncrypt) {
      throw new Error(
        'Unable to schedule task(s) with API keys because the Encrypted Saved Objects plugin has not been registered or is missing encryption key.',
      );
    }
    // lib/api_key_utils.ts: who comes with a key gets no other one.
    const own = security.apiKeyOf(request);
    const { id, api_key: secret } =
      own ?? security.grantApiKey(request, `TaskManager: ${task.taskType}`);
    return {
      apiKey: Buffer.from(`${id}:${secret}`).toString('base64'),
      userScope: {
        apiKeyId: id,
        spaceId: secretsOf(request).spaceId,
        apiKeyCreatedByUser: own !== undefined,
      },
    };
  };

  return {
    async schedule(task, { request } = {}) {
      beforeRequest();
      checkTask(task, types);
      const key = keyFor(task, request);
      const now = new Date();
      return store.create({
        ...structuredClone(task),
        ...types.stateForWriting(task.taskType, task.state),
        ...key,
        enabled: task.enabled ?? true,
        status: 'idle',
        attempts: 0,
        runAt: task.runAt ?? now,
        scheduledAt: now,
        startedAt: null,
        retryAt: null,
        ownerId: null,
      });
    },
    async runSoon(id) {
      beforeRequest();
      const task = store.get(id);
      if (task.status === 'unrecognized')
        throw new Error(`Failed to run task "${id}" with status ${task.status}`);
      if (task.status === 'claiming' || task.status === 'running')
        throw new TaskAlreadyRunningError(id);
      try {
        store.update({ ...task, status: 'idle', scheduledAt: new Date(), runAt: new Date() });
      } catch (error) {
        if (error instanceof Boom && error.statusCode === 409) return { id, conflict: true };
        throw error;
      }
      return { id };
    },
    async get(id) {
      beforeRequest();
      const task = store.get(id);
      return {
        ...task,
        state: types.stateForReading(task.taskType, task.state, task.stateVersion),
      };
    },
    async removeIfExists(id) {
      beforeRequest();
      try {
        removeTask(deps, id);
      } catch (error) {
        if (!(error instanceof Boom) || error.statusCode !== 404) throw error;
      }
    },
  };
}
