import type { AppHost } from '../../../host/app_host';

/** Whether a user is the one who looks; names don't differ by case alone. */
export function isOwnAccount(name: string, { user }: Pick<AppHost['session'], 'user'>): boolean {
  return name.toLowerCase() === user.name.toLowerCase();
}
