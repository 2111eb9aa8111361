import type { JsonValue } from '../../../common/document/document';
import type { Entry, ExclusionChange } from '../../../common/exclusion/exclusion';
import { displayText } from '../../../common/line/display';
import { formatTimeWithOffset } from '../../components/format_time';
import { writtenInOneLine } from '../../components/written_text';
import { entriesInWords } from './entry_list';

const ACTIONS: Readonly<Record<ExclusionChange['action'], string>> = {
  create: 'made it',
  update: 'changed it',
  enable: 'enabled it',
  disable: 'disabled it',
  comment: 'added a comment',
};

const FIELDS: Readonly<Record<string, string>> = {
  name: 'Name',
  description: 'Description',
  reason: 'Reason',
  owner: 'Owner',
  entries: 'What it matches',
  os_types: 'Operating systems',
  tags: 'Tags',
  start_time: 'Start',
  expire_time: 'Expiry',
};

const TIMES = ['start_time', 'expire_time'];
const MISSING: Readonly<Record<string, string>> = {
  start_time: 'at once',
  expire_time: 'never',
};

function valueWords(field: string, value: JsonValue | undefined): string {
  if (value === undefined) return MISSING[field] ?? 'nothing';
  if (field === 'entries') return entriesInWords(value as unknown as Entry[]);
  if (TIMES.includes(field) && typeof value === 'string')
    return formatTimeWithOffset(Date.parse(value));
  if (Array.isArray(value)) return value.length === 0 ? 'any' : displayText(value.join(', '));
  return typeof value === 'string' ? writtenInOneLine(value) : displayText(JSON.stringify(value));
}

/** What one field was and became. */
export interface FieldChange {
  field: string;
  from: string;
  to: string;
}

/** What somebody did, to follow their name: `changed it`. */
export function actionWords({ action }: ExclusionChange): string {
  return ACTIONS[action];
}

/** The fields that a change touched, in words. */
export function fieldChanges({ fields = {} }: ExclusionChange): FieldChange[] {
  return Object.entries(fields).map(([field, { from, to }]) => ({
    field: FIELDS[field] ?? field,
    from: valueWords(field, from),
    to: valueWords(field, to),
  }));
}
