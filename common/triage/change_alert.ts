import type { Actor, HistoryEntry, TriageStep } from './record';
import type { Document, JsonValue } from '../document/document';
import { ApplicationError } from '../errors';
import type { Change } from './change';
import { refuse, type Outcome } from './outcome';
import { undoneSteps } from './steps';
import { readTriage, writeTriage, type TriageState } from './triage_state';
import { undo } from './undo';

/** Who changes an alert, and when (ISO 8601). */
export interface ChangeContext {
  by: Actor;
  at: string;
}

export interface AppliedChange {
  /** False: the alert was like that already, and stays as it is. */
  changed: boolean;
  document: Document;
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((value) => b.includes(value));
}

function acknowledge(state: TriageState, note: string | undefined): Outcome | undefined {
  if (state.status === 'acknowledged') return undefined;
  if (state.status === 'closed') refuse('the alert is closed; reopen it first');
  const entry = { action: 'acknowledge', from: state.status, to: 'acknowledged', note };
  return { state: { ...state, status: 'acknowledged' }, entry };
}

function close(
  state: TriageState,
  alert: Document,
  { reason, note, steps_undone_confirmed: confirmed }: Extract<Change, { type: 'close' }>,
): Outcome | undefined {
  if (state.status === 'closed') {
    if (state.reason === reason) return undefined;
    refuse(
      `the alert is closed already, as ${state.reason ?? 'nothing in particular'}; reopen it first`,
    );
  }
  const undone = confirmed ? [] : undoneSteps(alert);
  if (undone.length > 0)
    refuse(
      `steps of the guide are undone: ${undone.join(', ')}; to close it all the same say so (steps_undone_confirmed, --steps-undone)`,
    );
  const entry = { action: 'close', from: state.status, to: 'closed', reason, note };
  return { state: { ...state, status: 'closed', reason }, entry };
}

/** Why it was closed is no longer so, as in Elastic; the history keeps it. */
function reopen(state: TriageState, note: string | undefined): Outcome | undefined {
  if (state.status === 'open') return undefined;
  const entry = { action: 'reopen', from: state.status, to: 'open', note };
  return { state: { ...state, status: 'open', reason: undefined }, entry };
}

function assign(
  state: TriageState,
  assignees: string[],
  note: string | undefined,
): Outcome | undefined {
  const wanted = [...new Set(assignees)];
  if (sameSet(state.assignees, wanted)) return undefined;
  const entry = { action: 'assign', from: state.assignees, to: wanted, note };
  return { state: { ...state, assignees: wanted }, entry };
}

function setTags(state: TriageState, tags: string[]): Outcome | undefined {
  const wanted = [...new Set(tags)];
  if (sameSet(state.tags, wanted)) return undefined;
  return {
    state: { ...state, tags: wanted },
    entry: { action: 'tags', from: state.tags, to: wanted },
  };
}

type StepChange = Extract<Change, { type: 'step' }>;

function nextStep(
  before: TriageStep | undefined,
  change: StepChange,
): Omit<TriageStep, 'by' | 'at'> {
  const note = change.note === undefined ? before?.note : (change.note ?? undefined);
  if (change.state !== 'done') {
    if (change.finding)
      throw new ApplicationError(
        'invalid_input',
        `step ${change.step}: only a step that is done has a finding`,
      );
    return { state: change.state, note };
  }
  const finding = change.finding === undefined ? before?.finding : (change.finding ?? undefined);
  return { state: 'done', finding, note };
}

function stepSummary(step: Pick<TriageStep, 'state' | 'finding'> | undefined): JsonValue {
  const state = step?.state ?? 'open';
  return step?.finding === undefined ? { state } : { state, finding: step.finding };
}

function changeStep(
  state: TriageState,
  change: StepChange,
  { by, at }: ChangeContext,
): Outcome | undefined {
  const before = state.steps[change.step];
  const next = nextStep(before, change);
  const same =
    (before?.state ?? 'open') === next.state &&
    before?.finding === next.finding &&
    before?.note === next.note;
  if (same) return undefined;
  const steps = { ...state.steps, [change.step]: { ...next, by, at } };
  const entry = {
    action: 'step',
    step: change.step,
    from: stepSummary(before),
    to: stepSummary(next),
    note: next.note === before?.note ? undefined : next.note,
  };
  return { state: { ...state, steps }, entry };
}

function addNote(state: TriageState, text: string, { by, at }: ChangeContext): Outcome {
  // Notes are only ever appended, and each write is of the version read: the next number is free.
  const note = { id: `note-${state.notes.length + 1}`, text, by, at };
  return {
    state: { ...state, notes: [...state.notes, note] },
    entry: { action: 'note', note: text },
  };
}

function outcomeOf(
  alert: Document,
  state: TriageState,
  change: Change,
  context: ChangeContext,
): Outcome | undefined {
  switch (change.type) {
    case 'acknowledge':
      return acknowledge(state, change.note);
    case 'close':
      return close(state, alert, change);
    case 'reopen':
      return reopen(state, change.note);
    case 'assign':
      return assign(state, change.assignees, change.note);
    case 'set_tags':
      return setTags(state, change.tags);
    case 'add_tags':
      return setTags(state, [...state.tags, ...change.tags]);
    case 'remove_tags':
      return setTags(
        state,
        state.tags.filter((tag) => !change.tags.includes(tag)),
      );
    case 'step':
      return changeStep(state, change, context);
    case 'add_note':
      return addNote(state, change.note, context);
    case 'undo':
      return undo(state, context.by);
  }
}

/**
 * The one way to change an alert: the new state and an entry in its history, in one document to be written at once.
 * @throws ApplicationError `conflict` where the alert's state doesn't allow it, or steps are undone and that isn't confirmed;
 *   `invalid_input` where a step that isn't done is given a finding
 */
export function applyChange(
  alert: Document,
  change: Change,
  context: ChangeContext,
): AppliedChange {
  const state = readTriage(alert);
  const outcome = outcomeOf(alert, state, change, context);
  if (!outcome) return { changed: false, document: alert };
  const { at, by } = context;
  const entry: HistoryEntry = { at, by, ...outcome.entry };
  const next = { ...outcome.state, history: [...state.history, entry] };
  const statusChanged = next.status !== state.status;
  return {
    changed: true,
    document: writeTriage(alert, next, statusChanged ? { by: by.id, at } : undefined),
  };
}
