import { ApplicationError } from '../../../../common/errors';
import type { SearchClient } from '../search_client';
import { readFailure } from './failure';
import { grantAdvice, type Purpose } from './storage_error';

/** How long a right that was there is taken to be there, ms. */
const REMEMBERED = 60_000;

/** Asks Elasticsearch what the user of a client may do. */
export class Privileges {
  private readonly granted = new Map<string, number>();

  constructor(private readonly client: SearchClient) {}

  /**
   * Quiet where the rights are there, and where the cluster has no security.
   * @throws ApplicationError `store_unusable` where one is missing, with what to grant
   */
  async check(purpose: Purpose): Promise<void> {
    const { index, privileges, cluster = [] } = purpose;
    const key = JSON.stringify([index, privileges, cluster]);
    if ((this.granted.get(key) ?? -Infinity) > Date.now() - REMEMBERED) return;
    if (await this.isMissingOne(purpose)) {
      throw new ApplicationError(
        'store_unusable',
        `Elasticsearch does not allow this use of ${index}; ${grantAdvice(purpose)}`,
      );
    }
    this.granted.set(key, Date.now());
  }

  private async isMissingOne({ index, privileges, cluster = [] }: Purpose): Promise<boolean> {
    // Rights on other clusters can't be asked for here, and what a pattern leaves out needs none.
    const names = index.split(',').filter((name) => !/^-|:/.test(name));
    const request = { index: names.length > 0 ? [{ names, privileges }] : [], cluster };
    if (names.length === 0 && cluster.length === 0) return false;
    try {
      const answer = await this.client.security.hasPrivileges(request, { maxRetries: 0 });
      return !answer.has_all_requested;
    } catch (error) {
      // Without security, or without the right to ask: the requests themselves tell.
      if (readFailure(error) === undefined) throw error;
      return false;
    }
  }
}
