// Makes the KQL parser from its grammar. The parser is committed, so that nothing but this needs peggy.
import { readFileSync, writeFileSync } from 'node:fs';
import peggy from 'peggy';

const GRAMMAR = new URL('../common/kql/grammar/kql.peggy', import.meta.url);
const PARSER = new URL('../common/kql/grammar/parser.js', import.meta.url);

/** The parser's source text. */
export function parserSource() {
  return peggy.generate(readFileSync(GRAMMAR, 'utf8'), { output: 'source', format: 'commonjs' });
}

function writtenParser() {
  try {
    return readFileSync(PARSER, 'utf8');
  } catch {
    return undefined;
  }
}

/** Writes `common/kql/grammar/parser.js`, unless it is there and fresh. */
export async function writeParser() {
  const source = parserSource();
  if (source !== writtenParser()) writeFileSync(PARSER, source);
}
