import type { Change } from '../triage/change';
import type { TriageState } from '../triage/triage_state';
import { may, type Caller } from './privileges';

type Who = Pick<Caller, 'id' | 'privileges'>;
type Status = Pick<TriageState, 'status'>;

/** Looking at alerts, and at all that belongs to them. */
export const canReadAlerts = (who: Who): boolean => may(who, 'read');

export const canTriage = (who: Who): boolean => may(who, 'triage');

export const canAcknowledgeAlert = (who: Who, { status }: Status): boolean =>
  canTriage(who) && status === 'open';

export const canCloseAlert = (who: Who, { status }: Status): boolean =>
  canTriage(who) && status !== 'closed';

export const canReopenAlert = (who: Who, { status }: Status): boolean =>
  canTriage(who) && status !== 'open';

export const canAssignAlert = (who: Who): boolean => canTriage(who);

export const canTagAlert = (who: Who): boolean => canTriage(who);

export const canChangeStep = (who: Who): boolean => canTriage(who);

export const canAddNote = (who: Who): boolean => canTriage(who);

/** Whether the caller may make this kind of change at all, whatever the alert's state. */
export function canMakeChange(who: Who, change: Change): boolean {
  switch (change.type) {
    case 'acknowledge':
    case 'close':
    case 'reopen':
    case 'undo':
      return canTriage(who);
    case 'assign':
      return canAssignAlert(who);
    case 'set_tags':
    case 'add_tags':
    case 'remove_tags':
      return canTagAlert(who);
    case 'step':
      return canChangeStep(who);
    case 'add_note':
      return canAddNote(who);
  }
}
