import { z } from 'zod';
import { ROLES } from '../access/privileges';
import { route } from './route';

/** Names as Linux takes them for accounts, and mail addresses. */
const nameSchema = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9._@-]{0,63}$/,
    'must be 1 to 64 letters, digits, or one of . _ @ -',
  );
const roleSchema = z.enum(ROLES);
/** OWASP ASVS 5.0, 6.2.1 and 6.2.9: at least 8 characters, 64 and more are taken, no rules of composition. */
const passwordSchema = z
  .string()
  .min(8, 'must have at least 8 characters')
  .max(1024, 'must not have more than 1024 characters');
const params = z.object({ name: nameSchema });

const userSchema = z.object({
  name: z.string(),
  role: roleSchema,
  created_at: z.string(),
  /** When one of the user's sessions was used last. */
  last_seen_at: z.string().optional(),
  sessions: z.number(),
});
export type User = z.output<typeof userSchema>;

export const listUsers = route({
  method: 'GET',
  path: '/users',
  access: 'manage_settings',
  summary: 'All users',
  only: 'standalone',
  response: z.object({ users: z.array(userSchema) }),
});

export const createUser = route({
  method: 'POST',
  path: '/users',
  access: 'manage_settings',
  summary: 'Add a user',
  only: 'standalone',
  body: z.strictObject({ name: nameSchema, role: roleSchema, password: passwordSchema }),
  response: userSchema,
});

export const updateUser = route({
  method: 'PUT',
  path: '/users/{name}',
  access: 'manage_settings',
  summary: "Change a user's role or password; either ends the user's sessions",
  only: 'standalone',
  params,
  body: z.strictObject({ role: roleSchema.optional(), password: passwordSchema.optional() }),
  response: userSchema,
});

export const deleteUser = route({
  method: 'DELETE',
  path: '/users/{name}',
  access: 'manage_settings',
  summary: "Remove a user and end the user's sessions",
  only: 'standalone',
  params,
  response: z.object({ deleted: z.literal(true) }),
});

export const signOutUser = route({
  method: 'DELETE',
  path: '/users/{name}/sessions',
  access: 'manage_settings',
  summary: "End all of a user's sessions",
  only: 'standalone',
  params,
  response: z.object({ ended: z.number() }),
});
