import { watch, type FSWatcher } from 'node:fs';

/** A sleep that something may cut short. */
export class Wake {
  private wake: (() => void) | undefined;
  private woken = false;

  /** Sleeps for that many ms, or until `call`; not at all if that was called since the last sleep. */
  async sleep(ms: number): Promise<void> {
    if (!this.woken) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        this.wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.wake = undefined;
    this.woken = false;
  }

  call(): void {
    this.woken = true;
    this.wake?.();
  }
}

/** Calls when something in a folder changes, where the system tells so: a hint only, files are looked at all the same. */
export class FolderHint {
  private watcher: FSWatcher | undefined;

  constructor(
    private readonly folder: string,
    private readonly call: (name: string | null) => void,
  ) {}

  /** To be called now and then: the folder may come and go. */
  renew(): void {
    if (this.watcher !== undefined) return;
    try {
      const watcher = watch(this.folder, { persistent: false }, (_event, name) => this.call(name));
      watcher.on('error', () => this.stop());
      this.watcher = watcher;
    } catch {
      // No such folder yet, or no watches left: polling does it alone.
    }
  }

  stop(): void {
    this.watcher?.close();
    this.watcher = undefined;
  }
}
