import type { Document, JsonValue } from '../document/document';
import type { Rule } from '../rule/rule';

function asJson(value: unknown): JsonValue {
  return JSON.parse(JSON.stringify(value)) as JsonValue;
}

/** What Elastic's rules have and this one has nothing in. */
const EMPTY_PARAMETERS = {
  exceptions_list: [],
  false_positives: [],
  risk_score_mapping: [],
  severity_mapping: [],
};

/** The same for all alerts of a rule, which are many. */
const known = new WeakMap<Rule, Document>();

/**
 * `kibana.alert.rule.*`, as every alert of Elastic's query rules has it. The rule has no saved object, so its `uuid` is its
 * `rule_id`.
 */
export function ruleFields(rule: Rule): Document {
  const fields = known.get(rule) ?? makeFields(rule);
  known.set(rule, fields);
  return fields;
}

function makeFields(rule: Rule): Document {
  const fields: Record<string, unknown> = {
    category: 'Custom Query Rule',
    consumer: 'siem',
    producer: 'siem',
    rule_type_id: 'siem.queryRule',
    revision: 0,
    uuid: rule.rule_id,
    rule_id: rule.rule_id,
    name: rule.name,
    description: rule.description,
    type: rule.type,
    author: rule.author,
    license: rule.license,
    version: rule.version,
    created_at: rule.created_at,
    updated_at: rule.updated_at,
    created_by: 'elastic',
    updated_by: 'elastic',
    enabled: true,
    immutable: true,
    severity: rule.severity,
    risk_score: rule.risk_score,
    interval: rule.interval,
    from: rule.from,
    to: rule.to,
    max_signals: rule.max_signals,
    indices: rule.index,
    timestamp_override: rule.timestamp_override,
    tags: rule.tags,
    threat: rule.threat,
    references: rule.references,
    actions: [],
    ...EMPTY_PARAMETERS,
    parameters: { ...rule, immutable: true, ...EMPTY_PARAMETERS },
  };
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [`kibana.alert.rule.${name}`, asJson(value)]),
  );
}
