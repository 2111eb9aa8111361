import { readVerdict } from '../../common/alert/read_verdict';
import type { AlertRow } from '../../common/api/alerts';
import { fieldText, fieldValues } from '../../common/document/document';
import { triageRow } from '../../common/triage/triage_row';
import type { Versioned } from '../ports';

/** An alert as the queue shows it. @param fields further fields whose values it shall hold */
export function alertRow(alert: Versioned, fields: readonly string[]): AlertRow {
  const { id, version, document } = alert;
  return {
    id,
    version,
    time: fieldText(document, 'kibana.alert.original_time'),
    created_at: fieldText(document, '@timestamp'),
    host: fieldText(document, 'host.name'),
    program: fieldText(document, 'executable_stack.program'),
    path: fieldText(document, 'executable_stack.path'),
    message: fieldText(document, 'message'),
    origin: readVerdict(document),
    ...triageRow(document),
    fields: Object.fromEntries(fields.map((field) => [field, fieldValues(document, field)])),
  };
}
