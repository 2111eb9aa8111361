import type { KqlNode } from '../../../../common/kql/ast';
import {
  toElasticsearchQuery,
  type ElasticsearchQuery,
} from '../../../../common/kql/to_elasticsearch';
import { answerable, namesIn } from './answerable';
import type { FieldCatalogue } from './field_catalogue';

/** All of them, by filters, which are cached and not scored. */
export function allOf(clauses: readonly ElasticsearchQuery[]): ElasticsearchQuery {
  const [first] = clauses;
  if (first === undefined) return { match_all: {} };
  return clauses.length === 1 ? first : { bool: { filter: [...clauses] } };
}

/** Makes Elasticsearch's queries of ours for one index or pattern, with the types that its fields have there. */
export class QueryMaker {
  constructor(private readonly catalogue: FieldCatalogue) {}

  /** @throws ApplicationError where the fields can't be asked for, or the query asks for what can't be */
  async queryOf(node: KqlNode, signal: AbortSignal | undefined): Promise<ElasticsearchQuery> {
    if (node.type === 'match_all') return { match_all: {} };
    const { names, patterns } = namesIn(node);
    const namesLike = new Map<string, string[]>();
    for (const pattern of new Set(patterns))
      namesLike.set(pattern, await this.catalogue.namesLike(pattern, signal));
    const all = [...names, ...[...namesLike.values()].flat()];
    const types = await this.catalogue.typesOf(all, signal);
    const fields = { types, namesLike, now: Date.now() };
    return toElasticsearchQuery(answerable(node, fields), { fieldTypes: types });
  }
}
