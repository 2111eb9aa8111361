import type { JsonValue } from '../../../../../common/document/document';
import { RESPONSE_STEPS, TRIAGE_STEPS } from '../../../../../common/rule/guide';
import type { HistoryEntry } from '../../../../../common/triage/record';
import { closeReasonName, findingName, stepStateName } from './words';

function textsOf(value: JsonValue | undefined): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function stepName(id: string | undefined): string {
  for (const steps of [TRIAGE_STEPS, RESPONSE_STEPS]) {
    const index = steps.findIndex((step) => step.id === id);
    const title = steps[index]?.title;
    if (title !== undefined)
      return `${steps === RESPONSE_STEPS ? 'response step' : 'step'} ${index + 1}, “${title}”,`;
  }
  return `step ${id ?? 'without a name'}`;
}

function outcomeOf(value: JsonValue | undefined): { state: string; finding?: string } {
  const { state, finding } = (typeof value === 'object' && value !== null ? value : {}) as {
    state?: string;
    finding?: string;
  };
  return { state: state ?? 'open', finding };
}

function stepWords({ step, from, to, note }: HistoryEntry): string {
  const [before, after] = [outcomeOf(from), outcomeOf(to)];
  const name = stepName(step);
  if (before.state === after.state && before.finding === after.finding)
    return note === undefined
      ? `removed the note of ${name.replace(/,$/, '')}`
      : `wrote a note on ${name.replace(/,$/, '')}`;
  const finding =
    after.finding === undefined ? '' : `: ${findingName(after.finding).toLowerCase()}`;
  return `marked ${name} as ${stepStateName(after.state).toLowerCase()}${finding}`;
}

function assignWords({ by, to }: HistoryEntry, nameOf: (id: string) => string): string {
  const assignees = textsOf(to);
  if (assignees.length === 0) return 'assigned it to nobody';
  if (assignees.length === 1 && assignees[0] === by.id) return 'took it';
  return `assigned it to ${assignees.map(nameOf).join(', ')}`;
}

function tagWords({ from, to }: HistoryEntry): string {
  const [before, after] = [textsOf(from), textsOf(to)];
  const added = after.filter((tag) => !before.includes(tag));
  const removed = before.filter((tag) => !after.includes(tag));
  const words = (verb: string, tags: string[]) =>
    tags.length === 0
      ? []
      : [`${verb} the ${tags.length === 1 ? 'tag' : 'tags'} ${tags.join(', ')}`];
  return [...words('added', added), ...words('removed', removed)].join(' and ');
}

const UNDONE: Readonly<Record<string, string>> = {
  acknowledge: 'acknowledging it',
  close: 'closing it',
  reopen: 'reopening it',
  assign: 'the change of assignees',
  tags: 'the change of tags',
};

/** What somebody did, in words that follow their name: `closed it as false positive`. */
export function entryWords(entry: HistoryEntry, nameOf: (id: string) => string): string {
  switch (entry.action) {
    case 'acknowledge':
      return 'acknowledged it';
    case 'close':
      return `closed it as ${closeReasonName(entry.reason ?? 'other').toLowerCase()}`;
    case 'reopen':
      return 'reopened it';
    case 'assign':
      return assignWords(entry, nameOf);
    case 'tags':
      return tagWords(entry);
    case 'step':
      return stepWords(entry);
    case 'note':
      return 'wrote a note';
    case 'undo':
      return `took back ${UNDONE[entry.undone ?? ''] ?? 'the last change'}`;
    case 'confirmed_origin':
      return `found the line ${String(entry.to)}, from another copy of it`;
    default:
      return entry.action.replaceAll('_', ' ');
  }
}
