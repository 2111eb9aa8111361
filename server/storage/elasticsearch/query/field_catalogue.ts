import type { FieldType, FieldTypes } from '../../../../common/document/field_types';
import { ecsFieldTypes } from '../../../../common/document/field_types';
import { compareText } from '../../../../common/kql/scalars';
import type { Cluster } from '../cluster/cluster';
import type { CallContext } from '../cluster/requests';

/** How long a mapping is taken to be as it was, ms. */
const REMEMBERED = 600_000;
/** How long a field that no index has is taken to be missing, ms. */
const MISSING = 60_000;

// Elasticsearch's field types by what a query's meaning depends on:
// https://www.elastic.co/docs/reference/elasticsearch/mapping-reference/field-data-types
const KINDS: Readonly<Record<string, FieldType>> = {
  keyword: 'keyword',
  constant_keyword: 'keyword',
  wildcard: 'keyword',
  flattened: 'keyword',
  text: 'text',
  match_only_text: 'text',
  long: 'number',
  integer: 'number',
  short: 'number',
  byte: 'number',
  unsigned_long: 'number',
  double: 'number',
  float: 'number',
  half_float: 'number',
  scaled_float: 'number',
  date: 'date',
  date_nanos: 'date',
  boolean: 'boolean',
  nested: 'nested',
};

function kindOf(types: readonly string[]): FieldType {
  const kinds = new Set(types.map((type) => KINDS[type] ?? 'text'));
  const [kind] = kinds;
  // Mapped in several ways, or in one that queries here know nothing of: asked as text, which every type understands.
  return kinds.size === 1 && kind !== undefined ? kind : 'text';
}

interface KnownField {
  kind: FieldType;
  isCountable: boolean;
  /** When to ask again, ms since the epoch. */
  until: number;
}

/** A question that is not answered yet, and who asks it: whoever cancels it must not cancel it for others. */
interface Question {
  signal: AbortSignal | undefined;
  answer: Promise<void>;
}

/** What fields there are in an index or pattern, and how they are mapped, as Kibana's data views know it. */
export class FieldCatalogue {
  private readonly known = new Map<string, KnownField>();
  private readonly asked = new Map<string, Question>();

  constructor(
    private readonly cluster: Cluster,
    private readonly context: CallContext,
  ) {}

  /** The types of these fields; those that no index has are taken for what they are in ECS. */
  async typesOf(fields: Iterable<string>, signal: AbortSignal | undefined): Promise<FieldTypes> {
    await this.learn(fields, signal);
    return (field) => this.known.get(field)?.kind ?? ecsFieldTypes(field);
  }

  /** Whether Elasticsearch can count a field's values: not those of full text. */
  async isCountable(field: string, signal: AbortSignal | undefined): Promise<boolean> {
    await this.learn([field], signal);
    return this.known.get(field)?.isCountable ?? true;
  }

  private async learn(fields: Iterable<string>, signal: AbortSignal | undefined): Promise<void> {
    const now = Date.now();
    const answers = new Set<Promise<void>>();
    const unasked: string[] = [];
    for (const field of new Set(fields)) {
      if ((this.known.get(field)?.until ?? 0) > now) continue;
      const question = this.asked.get(field);
      if (question && question.signal === signal) answers.add(question.answer);
      else unasked.push(field);
    }
    if (unasked.length > 0) answers.add(this.askOnce(unasked, signal));
    await Promise.all(answers);
  }

  /** Searches that begin at the same moment want the same fields. */
  private askOnce(fields: readonly string[], signal: AbortSignal | undefined): Promise<void> {
    const question: Question = {
      signal,
      answer: this.ask(fields, signal).finally(() => {
        for (const field of fields)
          if (this.asked.get(field) === question) this.asked.delete(field);
      }),
    };
    for (const field of fields) this.asked.set(field, question);
    return question.answer;
  }

  private async ask(fields: readonly string[], signal: AbortSignal | undefined): Promise<void> {
    const now = Date.now();
    const answer = await this.cluster.fieldCaps({ ...this.context, signal }, fields);
    for (const field of fields) {
      const kind = ecsFieldTypes(field);
      this.known.set(field, { kind, isCountable: true, until: now + MISSING });
    }
    for (const [field, byType] of Object.entries(answer.fields)) {
      const mapped = Object.values(byType).filter(({ type }) => type !== 'unmapped');
      const kind = kindOf(mapped.map(({ type }) => type));
      const isCountable = mapped.every(({ aggregatable }) => aggregatable);
      this.known.set(field, { kind, isCountable, until: now + REMEMBERED });
    }
  }

  /** The names of the leaf fields that a pattern fits. */
  async namesLike(pattern: string, signal: AbortSignal | undefined): Promise<string[]> {
    const { fields } = await this.cluster.fieldCaps({ ...this.context, signal }, [pattern]);
    return Object.entries(fields)
      .filter(([, byType]) =>
        Object.entries(byType).every(
          ([type, { metadata_field: isMeta }]) => !isMeta && type !== 'object' && type !== 'nested',
        ),
      )
      .map(([name]) => name)
      .sort(compareText);
  }
}
