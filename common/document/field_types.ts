/** How Elasticsearch maps a field, as far as a query's meaning depends on it. */
export type FieldType = 'keyword' | 'text' | 'date' | 'number' | 'boolean' | 'nested';

/** What a field of this name is mapped as. A field nobody declares is a keyword, as in ECS. */
export type FieldTypes = (field: string) => FieldType;

// ECS 8.11 and the System integration's mappings; `message` is match_only_text there, which matches as text.
const DECLARED: Readonly<Record<string, FieldType>> = {
  '@timestamp': 'date',
  message: 'text',
  'error.message': 'text',
  'event.original': 'keyword',
  'event.created': 'date',
  'event.ingested': 'date',
  'event.start': 'date',
  'event.end': 'date',
  'event.sequence': 'number',
  'event.severity': 'number',
  'event.duration': 'number',
  'event.risk_score': 'number',
  'log.offset': 'number',
  'log.syslog.facility.code': 'number',
  'log.syslog.severity.code': 'number',
  'log.syslog.priority': 'number',
  'process.pid': 'number',
  'process.parent.pid': 'number',
  'process.args_count': 'number',
  'process.exit_code': 'number',
  'process.start': 'date',
  'source.port': 'number',
  'destination.port': 'number',
  'package.size': 'number',
  'kibana.alert.start': 'date',
  'kibana.alert.end': 'date',
  'kibana.alert.last_detected': 'date',
  'kibana.alert.original_time': 'date',
  'kibana.alert.intended_timestamp': 'date',
  'kibana.alert.workflow_status_updated_at': 'date',
  'kibana.alert.rule.execution.timestamp': 'date',
  'kibana.alert.risk_score': 'number',
  'kibana.alert.rule.risk_score': 'number',
  'kibana.alert.depth': 'number',
  'kibana.alert.original_event.created': 'date',
  'kibana.alert.original_event.ingested': 'date',
  'kibana.alert.original_event.severity': 'number',
  'kibana.alert.original_event.sequence': 'number',
  'executable_stack.boot': 'date',
  'executable_stack.stamp': 'number',
  'executable_stack.memfd': 'boolean',
  'executable_stack.path_complete': 'boolean',
  'executable_stack.repeated': 'number',
};

/** The mapping of events and alerts, the same on every host. */
export const ecsFieldTypes: FieldTypes = (field) =>
  Object.hasOwn(DECLARED, field) ? (DECLARED[field] ?? 'keyword') : 'keyword';

/** All fields that are not keywords, with their types: Elasticsearch's mappings are made from it. */
export const declaredFieldTypes: Readonly<Record<string, FieldType>> = DECLARED;
