import { readFileSync } from 'node:fs';
import { ApplicationError } from '../../common/errors';
import type { Entry } from '../../common/exclusion/exclusion';
import { suggestExclusion, type FalsePositiveKind } from '../../common/exclusion/suggest_exclusion';
import type { Application } from '../../server/application';
import { readProblem } from '../read_problem';
import { findAlert } from './find_alert';

/** What `exclusions add` takes. */
export interface AddOptions {
  from?: string;
  kind: FalsePositiveKind;
  entry?: string[];
  name?: string;
  reason?: string;
  owner?: string;
  start?: string;
  expires?: string;
}

const OPERATORS = /^(?<field>[^!=~\s]+)\s*(?<operator>!?[=~])\s*(?<value>.+)$/s;

/** `host.name=web-01`, `executable_stack.path~*\/qemu-check*\/check`, and both with `!` before the operator for not. */
function parseEntry(text: string): Entry {
  const found = OPERATORS.exec(text)?.groups;
  const { field, operator = '', value } = found ?? {};
  if (field === undefined || value === undefined)
    throw new ApplicationError(
      'invalid_input',
      `--entry ${text}: write FIELD=VALUE, FIELD!=VALUE, FIELD~PATTERN or FIELD!~PATTERN`,
    );
  return {
    type: operator.endsWith('~') ? 'wildcard' : 'match',
    field,
    operator: operator.startsWith('!') ? 'excluded' : 'included',
    value,
  };
}

async function suggested(application: Application, { from, kind }: AddOptions) {
  if (from === undefined) return undefined;
  const { document } = await findAlert(application, from);
  return suggestExclusion(document, kind);
}

/** What the store is given; the store checks it. */
export async function exclusionInput(
  application: Application,
  options: AddOptions,
): Promise<Record<string, unknown>> {
  const suggestion = await suggested(application, options);
  const own = (options.entry ?? []).map(parseEntry);
  const entries = own.length > 0 ? own : (suggestion?.entries ?? []);
  const { name = suggestion?.name, reason, owner, start, expires } = options;
  const given = {
    name: name ?? 'An exclusion',
    entries,
    reason,
    owner,
    start_time: start,
    expire_time: expires === 'never' ? null : expires,
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

/** @throws ApplicationError `unreadable_file` */
export function readText(path: string): string {
  try {
    return readFileSync(path === '-' ? 0 : path, 'utf8');
  } catch (error) {
    throw new ApplicationError('unreadable_file', `${path}: ${readProblem(error)}`, {
      cause: error,
    });
  }
}
