import type { Document } from '../document/document';
import { TRIAGE_STEPS } from '../rule/guide';
import { peopleOf } from './people';
import { undoneSteps } from './steps';
import { readTriage } from './triage_state';

/** What a row of the queue says of an alert's triage. */
export function triageRow(alert: Document) {
  const triage = readTriage(alert);
  const { status, reason, assignees, tags, history } = triage;
  return {
    status,
    reason,
    assignees,
    people: peopleOf(triage),
    tags,
    steps_done: TRIAGE_STEPS.length - undoneSteps(alert).length,
    history: history.length,
  };
}
