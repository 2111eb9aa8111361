import type {
  CoreSetup,
  CoreStart,
  Logger,
  Plugin,
  PluginInitializerContext,
} from '@kbn/core/server';
import type { FeaturesPluginSetup } from '@kbn/features-plugin/server';
import type { SpacesPluginStart } from '@kbn/spaces-plugin/server';
import type {
  TaskManagerSetupContract,
  TaskManagerStartContract,
} from '@kbn/task-manager-plugin/server';
import { errorMessage } from '../common/errors';
import type { ExecutableStackConfig } from './config';
import { createDetectionSchedules } from './kibana/detection_schedule';
import { registerDetectionTask } from './kibana/detection_task';
import { KIBANA_FEATURE } from './kibana/feature';
import { registerRoutes } from './kibana/register_routes';
import { createSpaces, DEFAULT_SPACE, type Spaces } from './kibana/spaces';
import { SAVED_OBJECT_TYPES } from './storage/saved_objects/types';

export interface PluginsSetup {
  features: FeaturesPluginSetup;
  taskManager: TaskManagerSetupContract;
}

export interface PluginsStart {
  taskManager: TaskManagerStartContract;
  /** Missing where spaces are switched off: then there is the default one. */
  spaces?: SpacesPluginStart;
}

type Context = PluginInitializerContext<ExecutableStackConfig>;

/** Puts the application on Kibana's services. */
export class ExecutableStackPlugin implements Plugin<void, void, PluginsSetup, PluginsStart> {
  private readonly logger: Logger;
  private readonly config: ExecutableStackConfig;
  private readonly runsTasks: boolean;
  private readonly stopping = new AbortController();
  private spaces: Spaces | undefined;

  constructor(context: Context) {
    this.logger = context.logger.get();
    this.config = context.config.get();
    this.runsTasks = context.node.roles.backgroundTasks;
  }

  setup(core: CoreSetup<PluginsStart>, { features, taskManager }: PluginsSetup): void {
    const spaces = async () => this.spacesOn((await core.getStartServices())[0]);
    for (const type of SAVED_OBJECT_TYPES) core.savedObjects.registerType(type);
    features.registerKibanaFeature(KIBANA_FEATURE);
    registerDetectionTask(taskManager, {
      spaces,
      logger: this.logger,
      stopping: this.stopping.signal,
    });
    registerRoutes(core.http.createRouter(), async () => {
      const [started, plugins] = await core.getStartServices();
      const opened = this.spacesOn(started);
      return {
        core: started,
        spaces: opened,
        spaceOf: (request) => plugins.spaces?.spacesService.getSpaceId(request) ?? DEFAULT_SPACE,
        schedules: createDetectionSchedules(plugins.taskManager, opened),
        logger: this.logger,
      };
    });
  }

  start(core: CoreStart): void {
    const spaces = this.spacesOn(core);
    if (!this.runsTasks) return;
    // In the background: Kibana's start waits for no index. Whatever writes puts them in place too.
    spaces
      .of(DEFAULT_SPACE)
      .install()
      .catch((error: unknown) =>
        this.logger.warn(`the indices of alerts are not in place yet: ${errorMessage(error)}`),
      );
  }

  stop(): void {
    this.stopping.abort();
  }

  private spacesOn({ elasticsearch, savedObjects }: CoreStart): Spaces {
    this.spaces ??= createSpaces({
      client: elasticsearch.client,
      records: savedObjects.createInternalRepository(SAVED_OBJECT_TYPES.map(({ name }) => name)),
      config: this.config,
      logger: this.logger,
    });
    return this.spaces;
  }
}
