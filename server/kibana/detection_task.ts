import type { Logger } from '@kbn/core/server';
import type {
  RunContext,
  RunResult,
  TaskManagerSetupContract,
} from '@kbn/task-manager-plugin/server';
import { ApplicationError, errorMessage } from '../../common/errors';
import type { RunResult as DetectionResult } from '../detection/run_detection';
import { isGone } from './deleted_space';
import { lastRunRequest } from './run_request';
import { statusCodeOf } from './scheduling_errors';
import type { Space, Spaces } from './spaces';
import {
  STATE_SCHEMA_BY_VERSION,
  TASK_TYPE,
  type TaskParams,
  type TaskState,
} from './task_schemas';

/** Less than the interval: only then Task Manager plans anew what ran out of time (`task_runner.ts`, `shouldUpdateExpiredTask`). */
const TIMEOUT = '4m';
/** `TaskCost.Normal` */
const COST = 2;

export interface DetectionTaskDependencies {
  spaces: () => Promise<Spaces>;
  logger: Logger;
  /** Aborted when Kibana stops. */
  stopping: AbortSignal;
}

const NO_API_KEY =
  'the task has no API key, and so nobody’s rights to read events with: disable the detection in this space and enable it again';

const KEY_REFUSED =
  'Elasticsearch no longer takes the API key that the detection runs with: it has expired, somebody has invalidated it, or Kibana ' +
  'has another encryption key than before; disable the detection in this space and enable it again';

/** Task Manager hands on what it holds of a key, good or not (`task_store.ts`, `bulkGetAndMergeTasksWithDecryptedApiKey`). */
function toldOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  return statusCodeOf(cause) === 401
    ? `${KEY_REFUSED} (${errorMessage(error)})`
    : errorMessage(error);
}

function stateOf(before: TaskState, result: DetectionResult, answered?: number): TaskState {
  const state: TaskState = {
    runs: (before.runs ?? 0) + 1,
    last_run_at: new Date().toISOString(),
    last_status: result.status,
    answered_request: answered ?? before.answered_request,
  };
  if (result.status === 'skipped') return state;
  const { created, limit_reached, error } = result.record;
  return { ...state, created, limit_reached, error };
}

/** One run of a space's detection, with the rights of who enabled it. */
async function runOnce(
  space: Space,
  { taskInstance, fakeRequest }: RunContext,
  signal: AbortSignal,
): Promise<RunResult> {
  const before: TaskState = taskInstance.state;
  if (!fakeRequest) {
    const error = new ApplicationError('invalid_config', NO_API_KEY);
    return { state: { ...before, last_status: 'failed', error: NO_API_KEY }, error };
  }
  const { detection } = space.application;
  const asked = await lastRunRequest(space.records);
  const isAsked = asked !== undefined && asked > (before.answered_request ?? 0);
  const trigger = isAsked ? 'manual' : 'schedule';
  const result = await space.asCaller(fakeRequest, () => detection.run({ trigger, signal }));
  const state = { ...stateOf(before, result, result.status === 'skipped' ? undefined : asked) };
  if (result.status === 'failed') {
    const told = toldOf(result.error);
    return { state: { ...state, error: told }, error: new Error(told, { cause: result.error }) };
  }
  const askedSince = (await lastRunRequest(space.records)) ?? 0;
  const isWanted = result.status === 'done' && askedSince > (asked ?? 0);
  // More than a run's limit, or somebody who asked while it was under way: the next one at once.
  return result.nextRun === 'now' || isWanted ? { state, runAt: new Date() } : { state };
}

/**
 * Registers the run on Task Manager, on every Kibana: that decides by `node.roles` which ones run it. A run may be repeated, run
 * twice side by side or die anywhere; `maxConcurrency` is not for plugins of others (`task_type_dictionary.ts`).
 */
export function registerDetectionTask(
  taskManager: TaskManagerSetupContract,
  { spaces, logger, stopping }: DetectionTaskDependencies,
): void {
  taskManager.registerTaskDefinitions({
    [TASK_TYPE]: {
      title: 'Executable Stack: detection',
      description: 'Searches the events of a space and makes an alert of each hit.',
      timeout: TIMEOUT,
      maxAttempts: 3,
      cost: COST,
      stateSchemaByVersion: STATE_SCHEMA_BY_VERSION,
      createTaskRunner(context: RunContext) {
        const cancelled = new AbortController();
        const given = context.signal ?? context.abortController?.signal;
        const signals = [cancelled.signal, stopping, ...(given ? [given] : [])];
        return {
          async run() {
            const { spaceId } = context.taskInstance.params as unknown as TaskParams;
            const space = (await spaces()).of(spaceId);
            if (await isGone(space)) {
              logger.warn(`the detection of space ${spaceId} ends: the space is gone`);
              return { state: context.taskInstance.state, shouldDeleteTask: true };
            }
            return runOnce(space, context, AbortSignal.any(signals));
          },
          async cancel() {
            logger.warn(
              `the detection took longer than ${TIMEOUT}; the next run goes on from there`,
            );
            cancelled.abort();
          },
        };
      },
    },
  });
}
