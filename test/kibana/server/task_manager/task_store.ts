import type { ConcreteTaskInstance } from '@kbn/task-manager-plugin/server';
import { Boom } from '../http/errors';

/** A task as `.kibana_task_manager` holds it. */
export interface StoredTask extends ConcreteTaskInstance {
  stateVersion?: number;
  apiKey?: string;
  userScope?: { apiKeyId: string; spaceId: string; apiKeyCreatedByUser: boolean };
  version: string;
}

/** All tasks of a cluster; every Kibana works on the same ones. */
export class TaskStore {
  private readonly tasks = new Map<string, StoredTask>();
  private written = 0;

  /** @throws Boom 409 where there is one of the id */
  create(task: Omit<StoredTask, 'version'>): StoredTask {
    if (this.tasks.has(task.id)) throw new Boom(409, `Saved object [task/${task.id}] conflict`);
    return this.put(task);
  }

  /** @throws Boom 404 */
  get(id: string): StoredTask {
    const found = this.tasks.get(id);
    if (!found) throw new Boom(404, `Saved object [task/${id}] not found`);
    return structuredClone(found);
  }

  /** @throws Boom 404, 409 where it is no longer the version that was read */
  update(task: StoredTask): StoredTask {
    if (this.get(task.id).version !== task.version)
      throw new Boom(409, `Saved object [task/${task.id}] conflict`);
    return this.put(task);
  }

  delete(id: string): void {
    this.get(id);
    this.tasks.delete(id);
  }

  all(): StoredTask[] {
    return structuredClone([...this.tasks.values()]);
  }

  private put(task: Omit<StoredTask, 'version'>): StoredTask {
    this.written += 1;
    const stored = { ...structuredClone(task), version: String(this.written) };
    this.tasks.set(task.id, stored);
    return structuredClone(stored);
  }
}
