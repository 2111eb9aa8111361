import { ApiError } from '../../../../api/api_error';
import type { FakeHandlers } from '../../../../test_support/fake_host';
import type { Alert } from '../../../../../common/api/alerts';
import type { Document } from '../../../../../common/document/document';
import { ApplicationError } from '../../../../../common/errors';
import type { Change } from '../../../../../common/triage/change';
import { applyChange } from '../../../../../common/triage/change_alert';
import { touchedSince } from '../../../../../common/triage/merge';
import type { Actor } from '../../../../../common/triage/record';
import { readTriage } from '../../../../../common/triage/triage_state';

/** The reader. */
export const ALICE: Actor = { id: 'alice', name: 'alice' };
/** Another one, whose id is not their name. */
export const BOB: Actor = { id: 'u-bob', name: 'bob' };

function conflict(detail: string): ApiError {
  return new ApiError(409, { code: 'conflict', detail });
}

/** A server with one alert, `a1`, that decides as the real one does. */
export class AlertServer {
  private version = 1;
  private held: Promise<void> | undefined;
  private heldReads: Promise<void> | undefined;
  /** How the next change fails. */
  failWith: Error | undefined;
  /** How reading fails. */
  failReadsWith: Error | undefined;

  constructor(private document: Document) {}

  get alert(): Alert {
    return { id: 'a1', version: String(this.version), document: this.document };
  }

  get triage() {
    return readTriage(this.document);
  }

  /** Somebody changes the alert; answers as the server does. */
  change(change: Change, by: Actor, seen?: number): { changed: boolean; alert: Alert } {
    const history = seen ?? this.triage.history.length;
    let applied;
    try {
      applied = applyChange(this.document, change, { by, at: new Date().toISOString() });
    } catch (error) {
      throw error instanceof ApplicationError ? conflict(error.message) : error;
    }
    if (applied.changed && touchedSince(change, history, this.document))
      throw conflict('alert a1 changed since you read it');
    this.document = applied.document;
    if (applied.changed) this.version += 1;
    return { changed: applied.changed, alert: this.alert };
  }

  /** Changes wait until the returned function is called. */
  hold(): () => void {
    let release = () => {};
    this.held = new Promise((resolve) => (release = resolve));
    return release;
  }

  /** Answers of reads are made now, and wait on their way until the returned function is called. */
  holdReads(): () => void {
    let release = () => {};
    this.heldReads = new Promise((resolve) => (release = resolve));
    return release;
  }

  get handlers(): FakeHandlers {
    return {
      getAlert: async ({ params }) => {
        if (this.failReadsWith) throw this.failReadsWith;
        if (params.id !== 'a1')
          throw new ApiError(404, { code: 'not_found', detail: `there is no alert ${params.id}` });
        const { alert } = this;
        await this.heldReads;
        return alert;
      },
      changeAlert: async ({ body }) => {
        await this.held;
        const { failWith } = this;
        this.failWith = undefined;
        if (failWith) throw failWith;
        return this.change(body.change, ALICE, body.seen?.history);
      },
      listAlertValues: () => ({ values: [] }),
    };
  }
}
