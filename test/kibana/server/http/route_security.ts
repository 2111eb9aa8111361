import type { PrivilegeSet, RouteSecurity } from '@kbn/core/server';
import { schema } from '../config_schema';

const privilegeSet = schema.object(
  {
    anyRequired: schema.maybe(schema.arrayOf(schema.string(), { minSize: 2 })),
    allRequired: schema.maybe(schema.arrayOf(schema.string(), { minSize: 1 })),
  },
  {
    validate: ({ anyRequired, allRequired }) =>
      anyRequired || allRequired
        ? undefined
        : 'either anyRequired or allRequired must be specified',
  },
);

function problemOf(privileges: unknown[]): string | undefined {
  const sets = privileges as (string | PrivilegeSet)[];
  const all = sets.flatMap((one) => (typeof one === 'string' ? one : (one.allRequired ?? [])));
  const any = sets.flatMap((one) => (typeof one === 'string' ? [] : (one.anyRequired ?? [])));
  if (any.includes('superuser') || any.includes('operator'))
    return 'Using superuser privileges in anyRequired is not allowed';
  if (all.includes('superuser') && all.some((one) => one !== 'superuser' && one !== 'operator'))
    return 'Combining superuser with other privileges is redundant';
  if (all.length === 1 && all[0] === 'operator')
    return 'Operator privilege requires at least one additional non-operator privilege to be defined';
  if (new Set(any).size < any.length) return 'anyRequired privileges must contain unique values';
  if (new Set(all).size < all.length) return 'allRequired privileges must contain unique values';
  const both = any.find((name) => all.includes(name));
  return both === undefined
    ? undefined
    : `anyRequired and allRequired cannot have the same values: [${both}]`;
}

const enabledAuthz = schema.object({
  requiredPrivileges: schema.arrayOf(schema.oneOf([schema.string(), privilegeSet]), {
    minSize: 1,
    validate: problemOf,
  }),
});

const disabledAuthz = schema.object({ enabled: schema.literal(false), reason: schema.string() });

const authc = schema.oneOf([
  schema.object({ enabled: schema.literal(true) }),
  schema.object({
    enabled: schema.oneOf([schema.literal(false), schema.literal('optional')]),
    reason: schema.string(),
  }),
]);

const routeSecurity = schema.object({
  authz: schema.oneOf([enabledAuthz, disabledAuthz]),
  authc: schema.maybe(authc),
});

/**
 * `src/core/packages/http/router-server-internal/src/security_route_config_validator.ts`: every route says what it asks for, or why it
 * asks for nothing.
 */
export function validRouteSecurity(security: RouteSecurity | undefined): RouteSecurity {
  return routeSecurity.validate(security) as unknown as RouteSecurity;
}
