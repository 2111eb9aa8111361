import type { JsonValue } from '../document/document';
import type { FieldType } from '../document/field_types';
import type { KqlValue, Literal, RangeOperator } from './ast';
import { dateBounds, documentTime } from './date_math';
import {
  compareText,
  isWithin,
  matchesParts,
  parseBoolean,
  parseNumber,
  rangeTime,
} from './scalars';
import { analyze } from './text_analysis';
import { phraseTest, splitPattern, wordPatternTest, wordsTest, type TextTest } from './text_tests';

/** Whether one value of a field fulfils a clause; values that aren't of the field's type don't. */
export type ValueTest = (value: JsonValue) => boolean;
/** A clause's test of values, for fields of each type. */
export type TypedTest = (type: FieldType) => ValueTest;

const never: ValueTest = () => false;

function ofText(test: TextTest): ValueTest {
  return (value) => typeof value !== 'object' && test(String(value));
}

function ofNumber(test: (value: number) => boolean): ValueTest {
  return (value) => {
    const number = typeof value === 'string' ? parseNumber(value) : value;
    return typeof number === 'number' && test(number);
  };
}

function ofBoolean(test: (value: boolean) => boolean): ValueTest {
  return (value) => {
    // In a document the empty text is false.
    const boolean = typeof value === 'string' ? parseBoolean(value || 'false') : value;
    return typeof boolean === 'boolean' && test(boolean);
  };
}

function ofTime(test: (time: number) => boolean): ValueTest {
  return (value) => {
    if (typeof value !== 'string' && typeof value !== 'number') return false;
    const time = documentTime(value);
    return time !== undefined && test(time);
  };
}

function literalTest({ value, quoted }: Literal, type: FieldType, now: number): ValueTest {
  // Elasticsearch refuses null as a value.
  if (value === null) return never;
  const text = String(value);
  switch (type) {
    case 'keyword':
      return ofText((other) => other === text);
    case 'text':
      return ofText(quoted ? phraseTest(text) : wordsTest(text));
    case 'number': {
      const number = parseNumber(text);
      return number === undefined ? never : ofNumber((other) => other === number);
    }
    case 'boolean': {
      const boolean = parseBoolean(text);
      return boolean === undefined ? never : ofBoolean((other) => other === boolean);
    }
    case 'date': {
      const bounds = dateBounds(text, now);
      return bounds === undefined
        ? never
        : ofTime((time) => time >= bounds.gte && time <= bounds.lte);
    }
    case 'nested':
      return never;
  }
}

function patternTest(parts: readonly string[], type: FieldType): ValueTest {
  if (type === 'keyword') return ofText((text) => matchesParts(text, parts));
  return type === 'text' ? ofText(wordPatternTest(parts)) : never;
}

/** A `query_string` on a field: patterns, and words of their own where blanks part them. */
function queryStringTest(parts: readonly string[], type: FieldType, now: number): ValueTest {
  const tests = splitPattern(parts).map((pattern) => {
    const [word = ''] = pattern;
    return pattern.length === 1
      ? literalTest({ type: 'literal', value: word, quoted: false }, type, now)
      : patternTest(pattern, type);
  });
  return (value) => tests.some((test) => test(value));
}

function memoized(make: TypedTest): TypedTest {
  const made = new Map<FieldType, ValueTest>();
  return (type) => {
    const test = made.get(type) ?? make(type);
    made.set(type, test);
    return test;
  };
}

/**
 * `field : value` (kbn-es-query src/kuery/functions/is.ts).
 * @param isBare without a field: blanks part a pattern then on every field, not on text alone
 * @param now what `now` means in dates, in ms since the epoch
 */
export function isTest(value: KqlValue, isBare: boolean, now: number): TypedTest {
  return memoized((type) => {
    // Kibana makes a range of a date; to null it has no ends.
    if (value.type === 'literal' && value.value === null && type === 'date' && !isBare) {
      return ofTime(() => true);
    }
    if (value.type === 'literal') return literalTest(value, type, now);
    if (type === 'keyword' && !isBare) return patternTest(value.parts, type);
    return isBare || type === 'text' ? queryStringTest(value.parts, type, now) : never;
  });
}

/** `field >= value`: numbers and dates by their value, keywords by code points, text by any of its words. */
export function rangeTest(operator: RangeOperator, value: Literal, now: number): TypedTest {
  const text = String(value.value);
  const isTextWithin = (other: string) => isWithin(operator, compareText(other, text));
  const isNumberWithin = (bound: number | undefined) => (other: number) =>
    bound !== undefined && isWithin(operator, other - bound);
  return memoized((type) => {
    switch (type) {
      case 'keyword':
        return ofText(isTextWithin);
      case 'text':
        return ofText((other) => analyze(other).some(isTextWithin));
      case 'number':
        return ofNumber(isNumberWithin(parseNumber(text)));
      case 'boolean': {
        const bound = parseBoolean(text);
        const within = isNumberWithin(bound === undefined ? undefined : Number(bound));
        return ofBoolean((other) => within(Number(other)));
      }
      case 'date':
        return ofTime(isNumberWithin(rangeTime(operator, text, now)));
      case 'nested':
        return never;
    }
  });
}
