/** What may stand at the cursor, for a bar that completes queries. */
export interface Suggestion {
  kind: 'field' | 'operator' | 'value' | 'conjunction';
  /** The full name of the field whose operator or value is asked for. */
  field?: string;
  /** The nested path whose group the cursor is in: field names are relative to it. */
  nestedPath?: string;
  /** What of it is typed before the cursor, without quotes and escapes. */
  prefix: string;
  /** What a choice replaces: offsets in UTF-16 units, `end` exclusive. */
  start: number;
  end: number;
}

/** Brackets that are open at the cursor. */
interface Group {
  /** Of a list of values. */
  field?: string;
  path: string;
}

/** What the text before the cursor has come to: at the beginning of a term, in one, or behind one. */
type Place =
  | { at: 'term' }
  | { at: 'value'; field: string }
  | { at: 'literal'; start: number; field?: string }
  | { at: 'end' };

const TOKEN =
  /[ \t\r\n\u00a0]+|"(?:\\.|[^"\\])*"?|<=|>=|[():<>{}]|(?:\\[^]|[^ \t\r\n\u00a0():<>{}"\\])+|\\/g;
const BLANK = /^[ \t\r\n\u00a0]/;
const OPERATOR = /^(?::|[<>]=?)$/;
const CONJUNCTION = /^(?:and|or)$/i;
const CONJUNCTIONS = ['and', 'or'];

function plain(text: string): string {
  const inner = text.startsWith('"') ? text.slice(1).replace(/(?<!\\)"$/, '') : text;
  return inner.replace(/\\([^])/g, '$1').trim();
}

class Scanner {
  private readonly groups: Group[] = [{ path: '' }];
  private place: Place = { at: 'term' };

  constructor(private readonly text: string) {}

  /** Takes in a token that ends before the cursor, or at it where nothing can be added to it. */
  take(token: string, start: number): void {
    if (BLANK.test(token)) return;
    if (token === '(' || token === '{') this.open(token);
    else if (token === ')' || token === '}') this.close();
    else if (OPERATOR.test(token)) this.operator(start);
    else this.word(token, start);
  }

  private get group(): Group {
    return this.groups.at(-1) ?? { path: '' };
  }

  private fullName(name: string): string {
    return this.group.path === '' ? name : `${this.group.path}.${name}`;
  }

  private open(token: string): void {
    const field = this.place.at === 'value' ? this.place.field : undefined;
    if (token === '{') this.groups.push({ path: field ?? this.group.path });
    else this.groups.push({ path: this.group.path, field: field ?? this.group.field });
    this.place = { at: 'term' };
  }

  private close(): void {
    if (this.groups.length > 1) this.groups.pop();
    this.place = { at: 'end' };
  }

  private operator(start: number): void {
    const from = this.place.at === 'literal' ? this.place.start : start;
    this.place = { at: 'value', field: this.fullName(plain(this.text.slice(from, start))) };
  }

  private word(token: string, start: number): void {
    const { place } = this;
    const isBehind = place.at === 'literal' || place.at === 'end';
    if (isBehind && CONJUNCTION.test(token)) this.place = { at: 'term' };
    else if (place.at === 'term' && token.toLowerCase() === 'not') return;
    else if (place.at === 'term') this.place = { at: 'literal', start, field: this.group.field };
    else if (place.at === 'value') this.place = { at: 'literal', start, field: place.field };
  }

  /** What may stand where a token is begun, of which `typed` is before the cursor. */
  suggest(typed: string, start: number, end: number): Suggestion {
    const { place, group } = this;
    const prefix = plain(typed);
    const nested = group.path === '' ? {} : { nestedPath: group.path };
    const here = { prefix, start, end };
    switch (place.at) {
      case 'term':
        return group.field === undefined
          ? { kind: 'field', ...nested, ...here }
          : { kind: 'value', field: group.field, ...here };
      case 'value':
        return { kind: 'value', field: place.field, ...here };
      case 'end':
        return { kind: 'conjunction', ...here };
      case 'literal':
        return this.suggestBehind(place, here);
    }
  }

  /** Behind a first word of an unquoted literal, which may go on with blanks in it. */
  private suggestBehind(
    place: Extract<Place, { at: 'literal' }>,
    here: { prefix: string; start: number; end: number },
  ): Suggestion {
    const before = this.text.slice(place.start, here.start);
    if (place.field === undefined && here.prefix === '' && !before.startsWith('"')) {
      return { kind: 'operator', field: this.fullName(plain(before)), ...here };
    }
    const isConjunction = CONJUNCTIONS.some((word) => word.startsWith(here.prefix.toLowerCase()));
    if (isConjunction || before.startsWith('"')) return { kind: 'conjunction', ...here };
    const whole = { prefix: plain(before + here.prefix), start: place.start, end: here.end };
    if (place.field !== undefined) return { kind: 'value', field: place.field, ...whole };
    const { path } = this.group;
    return { kind: 'field', ...(path === '' ? {} : { nestedPath: path }), ...whole };
  }
}

/** Whether a cursor behind a token may add to it. */
function mayGoOn(token: string): boolean {
  if (BLANK.test(token) || /^[():<>{}]/.test(token)) return false;
  return !token.startsWith('"') || !/^"(?:\\.|[^"\\])*"$/.test(token);
}

/**
 * What may stand at a place in a query that need not be complete, nor right: a field, an operator, a value of a field, or a
 * conjunction.
 * @param cursor offset in UTF-16 units
 */
export function suggestAt(text: string, cursor: number): Suggestion {
  const scanner = new Scanner(text);
  for (const { 0: token, index: start } of text.matchAll(TOKEN)) {
    const end = start + token.length;
    if (start >= cursor) break;
    if (end > cursor ? !BLANK.test(token) : end === cursor && mayGoOn(token)) {
      return scanner.suggest(text.slice(start, cursor), start, end);
    }
    scanner.take(token, start);
  }
  return scanner.suggest('', cursor, cursor);
}
