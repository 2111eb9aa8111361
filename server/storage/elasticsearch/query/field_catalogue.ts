import type { FieldType, FieldTypes } from '../../../../common/document/field_types';
import { ecsFieldTypes } from '../../../../common/document/field_types';
import { compareText } from '../../../../common/kql/scalars';
import type { CallContext, Cluster } from '../cluster/cluster';

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

/** What fields there are in an index or pattern, and how they are mapped, as Kibana's data views know it. */
export class FieldCatalogue {
  private readonly known = new Map<string, { kind: FieldType; until: number }>();

  constructor(
    private readonly cluster: Cluster,
    private readonly context: CallContext,
  ) {}

  /** The types of these fields; those that no index has are taken for what they are in ECS. */
  async typesOf(fields: Iterable<string>, signal: AbortSignal | undefined): Promise<FieldTypes> {
    const now = Date.now();
    const missing = [...new Set(fields)].filter(
      (field) => !((this.known.get(field)?.until ?? 0) > now),
    );
    if (missing.length > 0) {
      const answer = await this.cluster.fieldCaps({ ...this.context, signal }, missing);
      for (const field of missing)
        this.known.set(field, { kind: ecsFieldTypes(field), until: now + MISSING });
      for (const [field, byType] of Object.entries(answer.fields)) {
        const kind = kindOf(Object.keys(byType).filter((type) => type !== 'unmapped'));
        this.known.set(field, { kind, until: now + REMEMBERED });
      }
    }
    return (field) => this.known.get(field)?.kind ?? ecsFieldTypes(field);
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
