import * as alerts from './alerts';
import * as detection from './detection';
import * as enablement from './enablement';
import * as exclusions from './exclusions';
import type { Host, Route, RouteRequest, RouteResponse } from './route';
import * as session from './session';
import * as setup from './setup';
import * as users from './users';
import type { Caller } from '../access/privileges';

/** Every route, by its name: hosts serve them, the client calls them, the API's description is made of them. */
export const API = {
  searchAlerts: alerts.searchAlerts,
  countAlerts: alerts.countAlerts,
  getAlert: alerts.getAlert,
  changeAlert: alerts.changeAlert,
  changeAlerts: alerts.changeAlerts,
  listAlertFields: alerts.listAlertFields,
  listAlertValues: alerts.listAlertValues,
  listExclusions: exclusions.listExclusions,
  getExclusion: exclusions.getExclusion,
  createExclusion: exclusions.createExclusion,
  updateExclusion: exclusions.updateExclusion,
  enableExclusion: exclusions.enableExclusion,
  commentExclusion: exclusions.commentExclusion,
  deleteExclusion: exclusions.deleteExclusion,
  previewExclusion: exclusions.previewExclusion,
  exportExclusions: exclusions.exportExclusions,
  importExclusions: exclusions.importExclusions,
  listRuns: detection.listRuns,
  getDetection: detection.getDetection,
  runDetection: detection.runDetection,
  getEnablement: enablement.getEnablement,
  enableDetection: enablement.enableDetection,
  disableDetection: enablement.disableDetection,
  getSession: session.getSession,
  signIn: session.signIn,
  signOut: session.signOut,
  getHealth: session.getHealth,
  listUsers: users.listUsers,
  createUser: users.createUser,
  updateUser: users.updateUser,
  deleteUser: users.deleteUser,
  signOutUser: users.signOutUser,
  listInputs: setup.listInputs,
  loadSample: setup.loadSample,
} as const satisfies Record<string, Route>;

export type Api = typeof API;
export type RouteName = keyof Api;

/** The routes that only the standalone host has. */
export type StandaloneRouteName = {
  [N in RouteName]: Api[N] extends { only: 'standalone' } ? N : never;
}[RouteName];

/** The routes that only Kibana has. */
export type KibanaRouteName = {
  [N in RouteName]: Api[N] extends { only: 'kibana' } ? N : never;
}[RouteName];
export type CommonRouteName = Exclude<RouteName, StandaloneRouteName | KibanaRouteName>;

/** The routes that one host serves. */
export type HostRouteName<H extends Host> = Exclude<
  RouteName,
  H extends 'kibana' ? StandaloneRouteName : KibanaRouteName
>;

/** The names of the routes that a host serves. */
export function routesOf<H extends Host>(host: H): HostRouteName<H>[] {
  const all = Object.entries<Route>(API);
  const names = all.filter(([, { only }]) => only === undefined || only === host);
  return names.map(([name]) => name) as HostRouteName<H>[];
}

/** What a handler gets: the checked parts of the request, who asks, and when to give up. */
export type HandlerRequest<N extends RouteName> = RouteRequest<Api[N]> & {
  caller: Caller;
  signal: AbortSignal;
};

/** Serves one route. The host has checked access and input before. */
export type Handler<N extends RouteName> = (
  request: HandlerRequest<N>,
) => Promise<RouteResponse<Api[N]>>;

export type Handlers<N extends RouteName> = { [K in N]: Handler<K> };
