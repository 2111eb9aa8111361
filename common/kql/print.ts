import type { KqlNode, KqlValue, Literal } from './ast';

const SPACE = /[ \t\r\n\u00a0]/;
const KEYWORD = /(?:or|and|not)(?=[ \t\r\n\u00a0]|$)/iy;
const SPECIAL = /[\\():<>"*{}]/;
const BLANKS: Readonly<Record<string, string>> = { '\t': '\\t', '\r': '\\r', '\n': '\\n' };

/** A keyword that the parser would see at this place, or could see once something follows. */
function keywordAt(text: string, at: number): string | undefined {
  KEYWORD.lastIndex = at;
  const keyword = KEYWORD.exec(text)?.[0];
  if (keyword === undefined) return undefined;
  const isNot = keyword.toLowerCase() === 'not';
  return isNot || at === 0 || SPACE.test(text.charAt(at - 1)) ? keyword : undefined;
}

function escapeUnquoted(text: string): string {
  let escaped = '';
  for (let at = 0; at < text.length;) {
    const keyword = keywordAt(text, at);
    const char = keyword ?? text.charAt(at);
    if (keyword?.startsWith('n')) {
      // To the parser as to Kibana's, \not is a line feed and `ot`.
      escaped += `\\u006e${keyword.slice(1)}`;
    } else {
      escaped += BLANKS[char] ?? (keyword || SPECIAL.test(char) ? `\\${char}` : char);
    }
    at += char.length;
  }
  return escaped;
}

function quote(text: string): string {
  const inner = text.replace(/[\\"]/g, '\\$&').replace(/[\t\r\n]/g, (blank) => BLANKS[blank] ?? '');
  return `"${inner}"`;
}

function printLiteral({ value, quoted }: Literal): string {
  if (typeof value !== 'string') return String(value);
  if (quoted) return quote(value);
  // A blank alone, escaped, is how the parser is told of nothing.
  if (value === '') return '\\t';
  const isPlain = value.trim() === value && !['true', 'false', 'null'].includes(value);
  return isPlain ? escapeUnquoted(value) : quote(value);
}

function printValue(value: KqlValue): string {
  return value.type === 'literal' ? printLiteral(value) : value.parts.map(escapeUnquoted).join('*');
}

const OPERATORS = { gt: '>', gte: '>=', lt: '<', lte: '<=' } as const;

function printPath(path: string): string {
  return printLiteral({ type: 'literal', value: path, quoted: /["\\():<>*{}\s]/.test(path) });
}

/** In brackets where the clause has an operator of its own that would bind otherwise. */
function printClause(node: KqlNode): string {
  const isOwn = node.type === 'and' || node.type === 'or' || node.type === 'not';
  return isOwn ? `(${printKql(node)})` : printKql(node);
}

function printAndClause(node: KqlNode): string {
  return node.type === 'not' ? printKql(node) : printClause(node);
}

function printOrClause(node: KqlNode): string {
  return node.type === 'or' ? `(${printKql(node)})` : printKql(node);
}

/**
 * A query as text that parses to it again, spans aside. A value that no unquoted text can stand for, such as one with blanks at
 * its ends, comes out quoted.
 */
export function printKql(node: KqlNode): string {
  switch (node.type) {
    case 'match_all':
      return '*: *';
    case 'exists':
      return `${printValue(node.field)}: *`;
    case 'is':
      return node.field === null
        ? printValue(node.value)
        : `${printValue(node.field)}: ${printValue(node.value)}`;
    case 'range':
      return `${printValue(node.field)} ${OPERATORS[node.operator]} ${printLiteral(node.value)}`;
    case 'and':
      return node.clauses.map(printAndClause).join(' and ');
    case 'or':
      return node.clauses.map(printOrClause).join(' or ');
    case 'not':
      return `not ${printClause(node.clause)}`;
    case 'nested':
      return `${printPath(node.path)}: { ${printKql(node.clause)} }`;
  }
}
