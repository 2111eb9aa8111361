import { z } from 'zod';
import { PRIVILEGES } from '../access/privileges';
import { route } from './route';

const sessionSchema = z.object({
  user: z.object({ id: z.string(), name: z.string() }),
  privileges: z.array(z.enum(PRIVILEGES)),
});
export type Session = z.output<typeof sessionSchema>;

export const getSession = route({
  method: 'GET',
  path: '/session',
  access: 'signed_in',
  summary: 'Who is signed in, and what they may do',
  response: sessionSchema,
});

export const signIn = route({
  method: 'POST',
  path: '/session',
  access: 'public',
  summary: 'Sign in with a password, or with the one-time token of a sign-in link',
  only: 'standalone',
  body: z.union([
    z.strictObject({ name: z.string().min(1).max(256), password: z.string().min(1).max(1024) }),
    z.strictObject({ token: z.string().min(1).max(256) }),
  ]),
  response: sessionSchema,
});

export const signOut = route({
  method: 'DELETE',
  path: '/session',
  access: 'signed_in',
  summary: 'End this session',
  only: 'standalone',
  response: z.object({ signed_out: z.literal(true) }),
});

export const getHealth = route({
  method: 'GET',
  path: '/health',
  access: 'public',
  summary: 'Whether the host serves and its store answers',
  only: 'standalone',
  response: z.object({ status: z.enum(['ok', 'unavailable']) }),
});
