import type { Handlers } from '../../common/api/api';

/** Who asks, as the host knows it. */
export function sessionHandlers(): Handlers<'getSession'> {
  return {
    getSession: async ({ caller: { id, name, privileges } }) => ({
      user: { id, name },
      privileges: [...privileges],
    }),
  };
}
