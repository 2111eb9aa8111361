import { ApiError } from '../../api/api_error';
import type { Change } from '../../../common/triage/change';
import { changeSchema } from '../../../common/triage/change_schema';

/** What people call the parts of a change: a list, and one of its names. */
const LISTS: Readonly<Record<string, string>> = { tags: 'The tags', assignees: 'The names' };
const ITEMS: Readonly<Record<string, string>> = { tags: 'A tag', assignees: 'A name' };

function nameOf([part, at]: readonly PropertyKey[]): string {
  const name = String(part);
  const known = at === undefined ? LISTS[name] : ITEMS[name];
  return known ?? `The ${name}`;
}

/** What keeps a change from being taken, by the schema that the server checks with, in words to show beside the field. */
export function changeProblem(change: Change): string | undefined {
  const [issue] = changeSchema.safeParse(change).error?.issues ?? [];
  return issue && `${nameOf(issue.path)} ${issue.message}`;
}

/** @throws ApiError as the server would refuse the change, but in those words */
export function checkChange(change: Change): void {
  const detail = changeProblem(change);
  if (detail !== undefined) throw new ApiError(400, { code: 'invalid_input', detail });
}
