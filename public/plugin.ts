import type { CoreSetup, Plugin } from '@kbn/core/public';
import { APP } from './kibana/app_registration';

/** Registers the app. All else comes once somebody opens it: Kibana loads every plugin on each of its pages. */
export class ExecutableStackPublicPlugin implements Plugin {
  setup(core: CoreSetup): void {
    core.application.register({
      ...APP,
      mount: async (parameters) => {
        const [{ mountApp }, [started]] = await Promise.all([
          import('./kibana/mount_app'),
          core.getStartServices(),
        ]);
        return mountApp(started, parameters);
      },
    });
  }

  start(): void {}
}
