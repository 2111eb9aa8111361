import { declaredFieldTypes, type FieldType } from '../../../../common/document/field_types';
import type { SeriesMappings } from '../series/index_series';

/** Of UTF-8's up to 4 bytes a character this many fit into one of Lucene's terms, which hold 32,766 bytes. */
const LONGEST_KEYWORD = 8191;
const KEYWORD = { type: 'keyword', ignore_above: LONGEST_KEYWORD };
/** Kept, not searched: what people do to an alert is read with it as a whole. */
const KEPT = { type: 'object', enabled: false };

/** Holds a document whole, as JSON, where the mappings can't take it as it is. */
export const WHOLE_DOCUMENT = 'executable_stack_document';

/**
 * Keywords that alerts have for sure, or that events of the System integration bring. Others become keywords as they come; these
 * are found even in an alert whose document the mappings can't take as it is.
 */
const KEYWORDS = [
  'agent.id',
  'agent.name',
  'agent.type',
  'agent.version',
  'data_stream.dataset',
  'data_stream.namespace',
  'data_stream.type',
  'ecs.version',
  'event.action',
  'event.category',
  'event.code',
  'event.dataset',
  'event.id',
  'event.kind',
  'event.module',
  'event.outcome',
  'event.provider',
  'event.timezone',
  'event.type',
  'executable_stack.excluded_by',
  'executable_stack.memfd',
  'executable_stack.origin.proof',
  'executable_stack.origin.verdict',
  'executable_stack.path',
  'executable_stack.program',
  'host.architecture',
  'host.hostname',
  'host.id',
  'host.ip',
  'host.name',
  'host.os.family',
  'host.os.kernel',
  'host.os.name',
  'host.os.platform',
  'host.os.type',
  'host.os.version',
  'input.type',
  'kibana.alert.ancestors.id',
  'kibana.alert.ancestors.index',
  'kibana.alert.ancestors.type',
  'kibana.alert.original_data_stream.dataset',
  'kibana.alert.original_event.dataset',
  'kibana.alert.original_event.kind',
  'kibana.alert.original_event.module',
  'kibana.alert.reason',
  'kibana.alert.rule.category',
  'kibana.alert.rule.name',
  'kibana.alert.rule.rule_id',
  'kibana.alert.rule.rule_type_id',
  'kibana.alert.rule.tags',
  'kibana.alert.rule.uuid',
  'kibana.alert.severity',
  'kibana.alert.status',
  'kibana.alert.uuid',
  'kibana.alert.workflow_assignee_ids',
  'kibana.alert.workflow_reason',
  'kibana.alert.workflow_status',
  'kibana.alert.workflow_tags',
  'kibana.alert.workflow_user',
  'kibana.space_ids',
  'log.file.path',
  'log.syslog.facility.name',
  'log.syslog.severity.name',
  'process.name',
  'tags',
  'user.id',
  'user.name',
] as const;

const SPECIAL: Readonly<Record<string, object>> = {
  // As in the System integration, a long original is kept and not searched.
  'event.original': { ...KEYWORD, ignore_above: 1024 },
  'executable_stack.history': KEPT,
  'executable_stack.notes': KEPT,
  'executable_stack.sources': KEPT,
  'executable_stack.triage': KEPT,
  'executable_stack.stamp': { type: 'double' },
  'kibana.alert.risk_score': { type: 'double' },
  'kibana.alert.rule.risk_score': { type: 'double' },
  'event.risk_score': { type: 'double' },
  'kibana.alert.rule.parameters': KEPT,
  [WHOLE_DOCUMENT]: { type: 'keyword', index: false, doc_values: false },
};

const BY_TYPE: Readonly<Record<FieldType, object>> = {
  keyword: KEYWORD,
  // Phrases are looked up often and alerts are few: positions are worth their room, scores are not.
  text: { type: 'text', norms: false },
  date: { type: 'date' },
  number: { type: 'long' },
  boolean: { type: 'boolean' },
  nested: { type: 'nested' },
};

/** The fields that are mapped ahead, by their dotted names. */
export const ALERT_FIELDS: Readonly<Record<string, object>> = {
  ...Object.fromEntries(KEYWORDS.map((field) => [field, KEYWORD])),
  ...Object.fromEntries(
    Object.entries(declaredFieldTypes).map(([field, type]) => [field, BY_TYPE[type]]),
  ),
  ...SPECIAL,
};

/** Whatever else an event brings is a keyword, as everywhere in the product; it must never keep an alert from being stored. */
const DYNAMIC_TEMPLATES = (['string', 'long', 'double', 'boolean'] as const).map((type) => ({
  [`${type}_as_keyword`]: { match_mapping_type: type, mapping: KEYWORD },
}));

/** The mappings of alerts, and of the hits that exclusions silenced. Any change of this file wants a higher version. */
export const ALERT_MAPPINGS: SeriesMappings = {
  version: 1,
  dynamic: true,
  date_detection: false,
  dynamic_templates: DYNAMIC_TEMPLATES,
  properties: ALERT_FIELDS,
};

/** A value that a field can't read is kept and not searched; with at most so many fields a search of all of them is possible. */
export const ALERT_SETTINGS = {
  'mapping.ignore_malformed': true,
  'mapping.total_fields.limit': 1000,
};
