/** A technique, or one of its sub-techniques, as ATT&CK names it. */
export interface ThreatTechnique {
  id: string;
  name: string;
  reference: string;
  subtechnique?: ThreatTechnique[];
}

/** A tactic and what of it the rule detects. */
export interface Threat {
  framework: 'MITRE ATT&CK';
  tactic: { id: string; name: string; reference: string };
  technique: ThreatTechnique[];
}

/** A published version of the rule, under the names that Elastic's rules have for their fields. */
export interface Rule {
  rule_id: string;
  name: string;
  description: string;
  type: 'query';
  language: 'kuery';
  /** Index patterns. */
  index: readonly string[];
  /** KQL. */
  query: string;
  severity: 'low' | 'medium' | 'high' | 'critical';
  risk_score: number;
  /** Between the starts of two runs: `5m`. */
  interval: string;
  /** Where a run begins, in Elasticsearch's date math: `now-9m`. */
  from: string;
  to: 'now';
  /** Alerts that one run creates at most. */
  max_signals: number;
  /** The time field that counts, with `@timestamp` where it is missing. */
  timestamp_override: string;
  tags: readonly string[];
  threat: readonly Threat[];
  references: readonly string[];
  author: readonly string[];
  license: string;
  version: number;
  /** When Elastic published the rule, and this version of it: ISO dates. */
  created_at: string;
  updated_at: string;
  setup: string;
}
