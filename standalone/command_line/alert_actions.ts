import { ApplicationError } from '../../common/errors';
import type { Change } from '../../common/triage/change';
import { parseChange } from '../../common/triage/change_schema';

/** What stands behind `alert ID`, as the command line has it. */
export interface ActionWords {
  action: string;
  values: readonly string[];
  options: ActionOptions;
}

export interface ActionOptions {
  note?: string;
  reason?: string;
  finding?: string;
  done?: boolean;
  notApplicable?: boolean;
  reopenStep?: boolean;
  stepsUndone?: boolean;
}

type Reader = (words: ActionWords) => unknown;

function stepState({ done, notApplicable, reopenStep }: ActionOptions): string {
  const given = [
    ...(done ? ['done'] : []),
    ...(notApplicable ? ['not_applicable'] : []),
    ...(reopenStep ? ['open'] : []),
  ];
  const [state] = given;
  if (state !== undefined && given.length === 1) return state;
  throw new ApplicationError(
    'invalid_input',
    'step: say what it is, with one of --done, --not-applicable, --open',
  );
}

function oneValue(what: string, { action, values }: ActionWords): string {
  const [value] = values;
  if (value !== undefined && values.length === 1) return value;
  throw new ApplicationError('invalid_input', `${action}: name ${what}`);
}

function someValues(what: string, { action, values }: ActionWords): readonly string[] {
  if (values.length > 0) return values;
  throw new ApplicationError('invalid_input', `${action}: name ${what}`);
}

/** One entry an action; its name is what is written behind the alert's id. */
const ACTIONS: Readonly<Record<string, Reader>> = {
  acknowledge: ({ options: { note } }) => ({ type: 'acknowledge', note }),
  close: ({ options: { reason, note, stepsUndone } }) => ({
    type: 'close',
    reason,
    note,
    steps_undone_confirmed: stepsUndone,
  }),
  reopen: ({ options: { note } }) => ({ type: 'reopen', note }),
  assign: (words) => ({
    type: 'assign',
    assignees: someValues('who it is for, or nobody', words).filter((name) => name !== 'nobody'),
    note: words.options.note,
  }),
  tag: (words) => ({ type: 'add_tags', tags: someValues('at least one tag', words) }),
  untag: (words) => ({ type: 'remove_tags', tags: someValues('at least one tag', words) }),
  step: (words) => ({
    type: 'step',
    step: oneValue("one of the guide's steps, such as review-syslog", words),
    state: stepState(words.options),
    finding: words.options.finding,
    note: words.options.note,
  }),
  note: (words) => ({ type: 'add_note', note: someValues('its text', words).join(' ') }),
  undo: () => ({ type: 'undo' }),
};

/** The names of all actions, in the order of an alert's life. */
export const ACTION_NAMES: readonly string[] = Object.keys(ACTIONS);

/** @throws ApplicationError `invalid_input`, saying which word is wrong and what may stand there */
export function readAction(words: ActionWords): Change {
  const reader = Object.hasOwn(ACTIONS, words.action) ? ACTIONS[words.action] : undefined;
  if (!reader) {
    const known = ACTION_NAMES.join(', ');
    throw new ApplicationError('invalid_input', `${words.action} is no action; there are ${known}`);
  }
  const given = reader(words) as Record<string, unknown>;
  // Options that were not written are absent, not undefined.
  return parseChange(
    Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
  );
}
