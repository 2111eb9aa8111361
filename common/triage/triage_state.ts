import type { AlertNote, HistoryEntry, TriageStep } from './record';
import { fieldText, fieldValues, type Document, type JsonValue } from '../document/document';
import type { CloseReason } from './change';

/** In the order in which an alert goes through them. */
export const WORKFLOW_STATUSES = ['open', 'acknowledged', 'closed'] as const;
export type WorkflowStatus = (typeof WORKFLOW_STATUSES)[number];

/** What people have done with an alert, as the alert keeps it. */
export interface TriageState {
  status: WorkflowStatus;
  /** Only while it is closed. */
  reason?: CloseReason;
  assignees: string[];
  tags: string[];
  /** By the step's id; one that nobody touched is missing. */
  steps: Readonly<Record<string, TriageStep>>;
  notes: readonly AlertNote[];
  /** Oldest first; only ever appended to. */
  history: readonly HistoryEntry[];
}

const STATUS = 'kibana.alert.workflow_status';
const REASON = 'kibana.alert.workflow_reason';
const ASSIGNEES = 'kibana.alert.workflow_assignee_ids';
const TAGS = 'kibana.alert.workflow_tags';
const USER = 'kibana.alert.workflow_user';
const STATUS_TIME = 'kibana.alert.workflow_status_updated_at';

type JsonObject = { [key: string]: JsonValue };

function objectOf(value: JsonValue | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}

function listOf<T>(value: JsonValue | undefined): T[] {
  return Array.isArray(value) ? (value as T[]) : [];
}

function textsOf(alert: Document, field: string): string[] {
  return fieldValues(alert, field).map(String);
}

/** What people have done with an alert. One that says nothing of its status is open. */
export function readTriage(alert: Document): TriageState {
  const own = objectOf(alert['executable_stack']);
  const status = fieldText(alert, STATUS);
  return {
    status: status === 'closed' || status === 'acknowledged' ? status : 'open',
    reason: fieldText(alert, REASON) as CloseReason | undefined,
    assignees: textsOf(alert, ASSIGNEES),
    tags: textsOf(alert, TAGS),
    steps: objectOf(own['triage']) as unknown as Record<string, TriageStep>,
    notes: listOf(own['notes']),
    history: listOf(own['history']),
  };
}

/** Without the field, whether it stands flat (`"kibana.alert.x"`) or nested. */
function withoutField(document: JsonObject, path: string): JsonObject {
  const rest = { ...document };
  delete rest[path];
  for (const [key, value] of Object.entries(rest)) {
    if (!path.startsWith(`${key}.`)) continue;
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      rest[key] = withoutField(value, path.slice(key.length + 1));
  }
  return rest;
}

/** What a stored document can hold: no `undefined` in it. */
function asJson(value: unknown): JsonValue {
  return JSON.parse(JSON.stringify(value)) as JsonValue;
}

/**
 * The alert with this state, as Elastic's fields have it: a reason only where it is closed.
 * @param changed who changed the status and when; left out where the status stays
 */
export function writeTriage(
  alert: Document,
  state: TriageState,
  changed?: { by: string; at: string },
): Document {
  const fields: Record<string, JsonValue | undefined> = {
    [STATUS]: state.status,
    [REASON]: state.reason,
    [ASSIGNEES]: state.assignees,
    [TAGS]: state.tags,
    ...(changed && { [USER]: changed.by, [STATUS_TIME]: changed.at }),
  };
  const written = Object.keys(fields).reduce(withoutField, alert as JsonObject) as Document;
  for (const [field, value] of Object.entries(fields))
    if (value !== undefined) written[field] = value;
  const { steps: triage, notes, history } = state;
  const own = objectOf(alert['executable_stack']);
  return {
    ...written,
    executable_stack: { ...own, ...objectOf(asJson({ triage, notes, history })) },
  };
}
