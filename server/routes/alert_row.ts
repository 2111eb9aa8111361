import type { AlertRow } from '../../common/api/alerts';
import { fieldText, fieldValues } from '../../common/document/document';
import { TRIAGE_STEPS } from '../../common/rule/guide';
import { peopleOf } from '../../common/triage/people';
import { undoneSteps } from '../../common/triage/steps';
import { readTriage } from '../../common/triage/triage_state';
import type { Versioned } from '../ports';

const ORIGINS: readonly string[] = ['authentic', 'forged', 'unproven'];

/** An alert as the queue shows it. @param fields further fields whose values it shall hold */
export function alertRow(alert: Versioned, fields: readonly string[]): AlertRow {
  const { id, version, document } = alert;
  const triage = readTriage(document);
  const { status, reason, assignees, tags, history } = triage;
  const origin = fieldText(document, 'executable_stack.origin.verdict');
  return {
    id,
    version,
    time: fieldText(document, 'kibana.alert.original_time'),
    created_at: fieldText(document, '@timestamp'),
    host: fieldText(document, 'host.name'),
    program: fieldText(document, 'executable_stack.program'),
    path: fieldText(document, 'executable_stack.path'),
    message: fieldText(document, 'message'),
    origin:
      origin !== undefined && ORIGINS.includes(origin) ? (origin as AlertRow['origin']) : undefined,
    status,
    reason,
    assignees,
    people: peopleOf(triage),
    tags,
    steps_done: TRIAGE_STEPS.length - undoneSteps(document).length,
    history: history.length,
    fields: Object.fromEntries(fields.map((field) => [field, fieldValues(document, field)])),
  };
}
