import type { CoreStart, KibanaRequest } from '@kbn/core/server';
import type { Api, HandlerRequest, KibanaRouteName } from '../../common/api/api';
import type { RouteResponse } from '../../common/api/route';
import { ApplicationError } from '../../common/errors';
import type { DetectionSchedule } from './detection_schedule';
import { actorOfRequest } from './identity';

type EnablementHandlers = {
  [N in KibanaRouteName]: (
    request: HandlerRequest<N> & { kibanaRequest: KibanaRequest },
  ) => Promise<RouteResponse<Api[N]>>;
};

const NO_SECURITY =
  'the detection runs with an API key of who enables it, and security is off here: set xpack.security.enabled: true in ' +
  'elasticsearch.yml, sign in, and enable it again';

/** What serves the routes that only Kibana has. */
export function enablementHandlers(
  schedule: DetectionSchedule,
  core: Pick<CoreStart, 'security'>,
): EnablementHandlers {
  return {
    getEnablement: () => schedule.enablement(),
    async enableDetection({ kibanaRequest }) {
      // Without security, some versions would schedule the task and run it on nobody's behalf.
      if (!core.security.authc.getCurrentUser(kibanaRequest)) {
        throw new ApplicationError('security_off', NO_SECURITY);
      }
      return schedule.enable(kibanaRequest, actorOfRequest(core, kibanaRequest));
    },
    disableDetection: () => schedule.disable(),
  };
}
