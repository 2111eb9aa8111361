import type { RouteMethod } from '@kbn/core/server';
import type { RegisteredRoute } from './versioned_router';

/** hapi matches literal segments before parameters, segment by segment (`@hapi/call`). */
function matchPath(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [at, segment] of wanted.entries()) {
    const name = /^\{(\w+)\}$/.exec(segment)?.[1];
    const value = given[at] ?? '';
    if (name === undefined) {
      if (segment !== value) return undefined;
    } else {
      if (value === '') return undefined;
      params[name] = decodeURIComponent(value);
    }
  }
  return params;
}

const literals = ({ path }: RegisteredRoute) =>
  path.split('/').map((segment) => (segment.startsWith('{') ? '~' : '!'));

export interface Match {
  route: RegisteredRoute;
  params: Record<string, string>;
}

/** @throws URIError for a path that is not encoded as it should be */
export function findRoute(
  routes: readonly RegisteredRoute[],
  method: string,
  path: string,
): Match | undefined {
  const matches: Match[] = [];
  for (const route of routes) {
    if (route.method !== (method.toLowerCase() as RouteMethod)) continue;
    const params = matchPath(route.path, path);
    if (params) matches.push({ route, params });
  }
  matches.sort((a, b) => (literals(a.route).join('') < literals(b.route).join('') ? -1 : 1));
  return matches[0];
}
