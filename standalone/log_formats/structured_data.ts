import type { LogRecord } from './log_format';
import { textBetween } from './record_text';

/** RFC 5424's structured data: values by element and name. */
export type StructuredData = { [element: string]: { [name: string]: string } };

const NAME = /[^ =\]"]{1,255}/y;

/**
 * Reads RFC 5424's STRUCTURED-DATA (6.3): `-`, or elements such as `[id name="value" …]`, where `"`, `\` and `]` in a value
 * stand behind a `\`.
 * @param at a place in the record's chunk
 * @returns the data and the place behind it; undefined where it is none
 */
export function parseStructuredData(
  record: LogRecord,
  at: number,
): { data: StructuredData | undefined; end: number } | undefined {
  const { text, end } = record;
  const closes = (place: number): boolean => place >= end || text[place] === ' ';
  if (text[at] === '-' && closes(at + 1)) return { data: undefined, end: at + 1 };
  const data: StructuredData = {};
  let i = at;
  while (i < end && text[i] === '[') {
    const id = nameAt(record, i + 1);
    if (id === undefined) return undefined;
    const values: { [name: string]: string } = {};
    i += 1 + id.length;
    while (i < end && text[i] === ' ') {
      const name = nameAt(record, i + 1);
      if (name === undefined) return undefined;
      i += 1 + name.length;
      const value = text[i] === '=' && text[i + 1] === '"' ? valueEnd(text, i + 2, end) : -1;
      if (value === -1) return undefined;
      values[name] = textBetween(record, i + 2, value).replace(/\\(["\\\]])/g, '$1');
      i = value + 1;
    }
    if (i >= end || text[i] !== ']') return undefined;
    data[id] = values;
    i += 1;
  }
  return i > at && closes(i) ? { data, end: i } : undefined;
}

function nameAt({ text, end }: LogRecord, at: number): string | undefined {
  NAME.lastIndex = at;
  const name = NAME.exec(text)?.[0];
  return name !== undefined && at + name.length <= end ? name : undefined;
}

/** Where the quote stands that ends a value; -1 where none does. */
function valueEnd(text: string, at: number, end: number): number {
  for (let i = at; i < end; i += 1) {
    if (text[i] === '\\') i += 1;
    else if (text[i] === '"') return i;
  }
  return -1;
}
