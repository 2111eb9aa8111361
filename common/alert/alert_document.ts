import { fieldNames, fieldValues, type Document, type JsonValue } from '../document/document';
import { mergeDocuments } from '../document/merge';
import { bootTime } from '../line/boot';
import { timeOf } from '../line/event_source';
import { lineOf, stampOf } from '../line/kernel_event';
import type { Origin } from '../line/proof';
import type { Rule } from '../rule/rule';
import { sourcesOf, type IdentifiedEvent } from './alert_identity';
import { reasonSentence } from './reason_sentence';
import { ruleFields } from './rule_fields';

export interface AlertContext {
  /** The alert's id. */
  id: string;
  origin: Origin;
  /** When it is written, milliseconds since the epoch. */
  now: number;
  rule: Rule;
  /** The Kibana space that it belongs to. */
  spaceId: string;
}

/** The origin as an alert holds it. */
export function originFields({ verdict, proof, reasons }: Origin): JsonValue {
  return { verdict, proof, reasons: reasons.map((reason) => ({ ...reason })) };
}

/** How an alert names the event that it was made from. */
export function ancestorOf({ id, index }: Omit<IdentifiedEvent, 'document'>): JsonValue {
  return { id, type: 'event', index, depth: 0 };
}

// As Elastic's engine: an event that is an alert itself, or imitates one, doesn't bring its own fields. Nor does it bring ours.
const DROPPED = ['kibana', 'signal', 'threshold_result', 'event.kind', 'executable_stack'];

function isDropped(field: string): boolean {
  return DROPPED.some((dropped) => field === dropped || field.startsWith(`${dropped}.`));
}

/** The event's own fields, without what the alert says itself, and with ours. */
function sourceFields(event: Document, own: Document): Document {
  const kept: Document = {};
  for (const [field, value] of Object.entries(event)) {
    if (value !== undefined && !isDropped(field)) kept[field] = value;
  }
  // What the collector says of an event: where else the line stands, and its bytes.
  const { also_in, bytes } = (event['executable_stack'] ?? {}) as Document;
  return mergeDocuments(kept, {
    event: { kind: 'signal' },
    executable_stack: withoutUndefined({ also_in, bytes, ...own }) as JsonValue,
  });
}

/** Groups that an alert keeps under another name too: `event.dataset` as `kibana.alert.original_event.dataset`. */
const COPIED = [
  { group: 'event.', name: 'kibana.alert.original_event.' },
  { group: 'data_stream.', name: 'kibana.alert.original_data_stream.' },
];

function copiedFields(event: Document): Document {
  const copied: Document = {};
  for (const field of fieldNames(event)) {
    for (const { group, name } of COPIED) {
      if (!field.startsWith(group)) continue;
      const values = fieldValues(event, field);
      copied[`${name}${field.slice(group.length)}`] = values.length === 1 ? values[0] : values;
    }
  }
  return copied;
}

function isoOf(time: number | undefined): string | undefined {
  return time === undefined || !(Math.abs(time) <= 8.64e15)
    ? undefined
    : new Date(time).toISOString();
}

/** What is ours, under `executable_stack`. */
function ownFields(event: IdentifiedEvent, origin: Origin): Document {
  const { document } = event;
  const line = lineOf(document);
  const [time, stamp] = [timeOf(document), stampOf(document)];
  const boot = time === undefined || stamp === undefined ? undefined : bootTime({ time, stamp });
  return {
    path: line?.path,
    path_complete: line?.path_complete,
    program: line?.program,
    memfd: line?.memfd,
    stamp,
    boot: isoOf(boot),
    repeated: line?.repeated,
    origin: originFields(origin),
    sources: sourcesOf(event),
    triage: {},
    notes: [],
    history: [],
  };
}

function withoutUndefined(fields: Document): Document {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function alertFields(event: IdentifiedEvent, context: AlertContext): Document {
  const { id, now, rule, spaceId } = context;
  const written = new Date(now).toISOString();
  const originalTime = isoOf(timeOf(event.document));
  return {
    'kibana.space_ids': [spaceId],
    'kibana.alert.uuid': id,
    'kibana.alert.status': 'active',
    'kibana.alert.workflow_status': 'open',
    'kibana.alert.workflow_tags': [],
    'kibana.alert.workflow_assignee_ids': [],
    'kibana.alert.start': written,
    'kibana.alert.last_detected': written,
    'kibana.alert.intended_timestamp': written,
    ...(originalTime !== undefined && { 'kibana.alert.original_time': originalTime }),
    'kibana.alert.ancestors': [ancestorOf(event)],
    'kibana.alert.depth': 1,
    'kibana.alert.reason': reasonSentence(event.document, rule),
    'kibana.alert.severity': rule.severity,
    'kibana.alert.risk_score': rule.risk_score,
    'kibana.alert.rule.execution.timestamp': written,
    'kibana.alert.rule.execution.type': 'scheduled',
    '@timestamp': written,
  };
}

/**
 * The alert of an event, shaped as Elastic's: `kibana.alert.*` under dotted names, the event's own fields as they are, and ours
 * under `executable_stack`. `@timestamp` is when it is written; the event's own time is `kibana.alert.original_time`.
 */
export function makeAlert(event: IdentifiedEvent, context: AlertContext): Document {
  const { document } = event;
  // Not spread: of so many fields that takes many times as long.
  return Object.assign(
    sourceFields(document, ownFields(event, context.origin)),
    copiedFields(document),
    ruleFields(context.rule),
    alertFields(event, context),
  );
}
