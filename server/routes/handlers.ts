import type { CommonRouteName, Handlers } from '../../common/api/api';
import { alertHandlers } from './alerts';
import { detectionHandlers } from './detection';
import { exclusionHandlers } from './exclusions';
import type { RouteContext } from './route_context';
import { sessionHandlers } from './session';

/** What serves the routes that every host has. The host checks access and input before, and the answer after. */
export function createHandlers(context: RouteContext): Handlers<CommonRouteName> {
  return {
    ...alertHandlers(context),
    ...exclusionHandlers(context),
    ...detectionHandlers(context),
    ...sessionHandlers(),
  };
}
