import { fieldValues, type Document } from '../../../../common/document/document';
import { ecsFieldTypes } from '../../../../common/document/field_types';
import type { SqlColumns } from '../../../../common/kql/to_sql';

/** What the columns hold of a document beside it; times in ms since the epoch, null where the field is missing. */
export interface HotColumns {
  timestamp: number | null;
  /** `event.ingested`, and `@timestamp` where that is missing. */
  ingested: number | null;
  original_time: number | null;
  status: string | null;
  host: string | null;
  program: string | null;
  origin: string | null;
  /** The exclusion that silenced it; only hits have one. */
  excluded_by: string | null;
}

/** A column of the alerts' table. */
export interface AlertColumn {
  name: keyof HotColumns;
  type: 'date' | 'keyword';
}

const BY_FIELD: Readonly<Record<string, AlertColumn>> = {
  '@timestamp': { name: 'timestamp', type: 'date' },
  'kibana.alert.original_time': { name: 'original_time', type: 'date' },
  'kibana.alert.workflow_status': { name: 'status', type: 'keyword' },
  'host.name': { name: 'host', type: 'keyword' },
  'executable_stack.program': { name: 'program', type: 'keyword' },
  'executable_stack.origin.verdict': { name: 'origin', type: 'keyword' },
  'executable_stack.excluded_by': { name: 'excluded_by', type: 'keyword' },
};

/** The names of all these columns, in the order in which they are written. */
export const HOT_COLUMNS = [
  'timestamp',
  'ingested',
  'original_time',
  'status',
  'host',
  'program',
  'origin',
  'excluded_by',
] as const satisfies readonly (keyof HotColumns)[];

/** The column that holds a field; undefined where it has none. */
export function hotColumn(field: string): AlertColumn | undefined {
  return Object.hasOwn(BY_FIELD, field) ? BY_FIELD[field] : undefined;
}

/** The columns as a query's SQL uses them, of the table under the name `a`; right for regular rows only. */
export const ALERT_SQL_COLUMNS: SqlColumns = {
  column: (field) => {
    const column = hotColumn(field);
    return column && { sql: `a.${column.name}`, type: column.type };
  },
  textTokens: () => undefined,
};

/** The types of an alert's fields. */
export const alertFieldTypes = ecsFieldTypes;

/** A field's value for its column, and whether that is all there is to say. */
interface Read<T> {
  value: T | null;
  isWhole: boolean;
}

function readDate(document: Document, field: string): Read<number> {
  const values = fieldValues(document, field);
  const [first] = values;
  if (first === undefined) return { value: null, isWhole: true };
  const time = typeof first === 'number' ? first : Date.parse(String(first));
  if (!(Math.abs(time) <= 8.64e15)) return { value: null, isWhole: false };
  const isPlain = new Date(time).toISOString() === first;
  return { value: time, isWhole: isPlain && values.length === 1 };
}

function readKeyword(document: Document, field: string): Read<string> {
  const values = fieldValues(document, field);
  const [first] = values;
  if (first === undefined) return { value: null, isWhole: true };
  return { value: String(first), isWhole: typeof first === 'string' && values.length === 1 };
}

/**
 * What a document's columns are to hold.
 * @returns `isIrregular` where a column can't hold all of its field: several values, or one of an unusual kind
 */
export function readHotColumns(document: Document): { columns: HotColumns; isIrregular: boolean } {
  const timestamp = readDate(document, '@timestamp');
  const originalTime = readDate(document, 'kibana.alert.original_time');
  const status = readKeyword(document, 'kibana.alert.workflow_status');
  const host = readKeyword(document, 'host.name');
  const program = readKeyword(document, 'executable_stack.program');
  const origin = readKeyword(document, 'executable_stack.origin.verdict');
  const excludedBy = readKeyword(document, 'executable_stack.excluded_by');
  const all = [timestamp, originalTime, status, host, program, origin, excludedBy];
  return {
    columns: {
      timestamp: timestamp.value,
      ingested: readDate(document, 'event.ingested').value ?? timestamp.value,
      original_time: originalTime.value,
      status: status.value,
      host: host.value,
      program: program.value,
      origin: origin.value,
      excluded_by: excludedBy.value,
    },
    isIrregular: all.some(({ isWhole }) => !isWhole),
  };
}
