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

interface Action {
  /** Options that say something of it. */
  takes: readonly (keyof ActionOptions)[];
  read(words: ActionWords): object;
}

const FLAGS: Readonly<Record<keyof ActionOptions, string>> = {
  note: '--note',
  reason: '--reason',
  finding: '--finding',
  done: '--done',
  notApplicable: '--not-applicable',
  reopenStep: '--open',
  stepsUndone: '--steps-undone',
};

/** The first option that was given and isn't one of these, as it is written. */
function flagBeside(
  options: ActionOptions,
  taken: readonly (keyof ActionOptions)[],
): string | undefined {
  const names = Object.keys(FLAGS) as (keyof ActionOptions)[];
  const strange = names.find((name) => options[name] !== undefined && !taken.includes(name));
  return strange && FLAGS[strange];
}

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

/** What takes no words takes none silently: somebody may believe that they were heeded. */
function noValues({ action, values: [value] }: ActionWords): void {
  if (value === undefined) return;
  throw new ApplicationError('invalid_input', `${action}: there is nothing to do with ${value}`);
}

function wordless(type: string, takes: readonly 'note'[]): Action {
  return {
    takes,
    read: (words) => {
      noValues(words);
      return { type, note: words.options.note };
    },
  };
}

/** One entry an action; its name is what is written behind the alert's id. */
const ACTIONS: Readonly<Record<string, Action>> = {
  acknowledge: wordless('acknowledge', ['note']),
  close: {
    takes: ['reason', 'note', 'stepsUndone'],
    read: (words) => {
      noValues(words);
      const { reason, note, stepsUndone } = words.options;
      return { type: 'close', reason, note, steps_undone_confirmed: stepsUndone };
    },
  },
  reopen: wordless('reopen', ['note']),
  assign: {
    takes: ['note'],
    read: (words) => ({
      type: 'assign',
      assignees: someValues('who it is for, or nobody', words).filter((name) => name !== 'nobody'),
      note: words.options.note,
    }),
  },
  tag: {
    takes: [],
    read: (words) => ({ type: 'add_tags', tags: someValues('at least one tag', words) }),
  },
  untag: {
    takes: [],
    read: (words) => ({ type: 'remove_tags', tags: someValues('at least one tag', words) }),
  },
  step: {
    takes: ['done', 'notApplicable', 'reopenStep', 'finding', 'note'],
    read: (words) => ({
      type: 'step',
      step: oneValue("one of the guide's steps, such as review-syslog", words),
      state: stepState(words.options),
      finding: words.options.finding,
      note: words.options.note,
    }),
  },
  note: {
    takes: [],
    read: (words) => ({ type: 'add_note', note: someValues('its text', words).join(' ') }),
  },
  undo: wordless('undo', []),
};

/** The names of all actions, in the order of an alert's life. */
export const ACTION_NAMES: readonly string[] = Object.keys(ACTIONS);

/**
 * Where there is no action, there is nothing that its options could be about.
 * @throws ApplicationError `invalid_input`
 */
export function expectNoOptions(options: ActionOptions): void {
  const flag = flagBeside(options, []);
  if (flag === undefined) return;
  throw new ApplicationError('invalid_input', `${flag}: name the action, such as close or step`);
}

/** @throws ApplicationError `invalid_input`, saying which word is wrong and what may stand there */
export function readAction(words: ActionWords): Change {
  const action = Object.hasOwn(ACTIONS, words.action) ? ACTIONS[words.action] : undefined;
  if (!action) {
    const known = ACTION_NAMES.join(', ');
    throw new ApplicationError('invalid_input', `${words.action} is no action; there are ${known}`);
  }
  const given = action.read(words);
  const flag = flagBeside(words.options, action.takes);
  if (flag !== undefined)
    throw new ApplicationError('invalid_input', `${words.action}: it takes no ${flag}`);
  // Options that were not written are absent, not undefined.
  return parseChange(
    Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
  );
}
