/** Indices behind one alias: one that is written, and those that were before the mappings changed so much that they needed a new one. */
export interface IndexSeries {
  /** What is searched and created in, and what programs of others read. */
  alias: string;
  template: string;
  /** The pattern of all backing indices. */
  pattern: string;
  mappings: SeriesMappings;
  /** Beside those that all series have. */
  settings?: Readonly<Record<string, unknown>>;
}

/** https://www.elastic.co/docs/manage-data/data-store/mapping */
export interface SeriesMappings {
  /** Higher with every change of the mappings; kept in their `_meta`. */
  version: number;
  dynamic: boolean;
  date_detection?: boolean;
  dynamic_templates?: readonly Readonly<Record<string, object>>[];
  properties: Readonly<Record<string, object>>;
}

const FIRST_GENERATION = 1;
/** A space's name becomes a part of an index's. */
const SPACE = /^[a-z0-9_-]{1,100}$/;

/** Whether indices can be named after a Kibana space. */
export function isSpace(space: string): boolean {
  return SPACE.test(space);
}

/**
 * Names in the pattern that Kibana's own user may manage (`.alerts*` and `.internal.alerts*`: Elasticsearch,
 * x-pack/plugin/core/…/authz/store/ReservedRolesStore.java), formed as those of Kibana's alerts
 * (alerting/server/alerts_service/resource_installer_utils.ts).
 * @param dataset `alerts`, `silenced` or `records`
 * @throws RangeError where indices can't be named after such a space
 */
export function seriesOf(
  dataset: string,
  space: string,
  content: Pick<IndexSeries, 'mappings' | 'settings'>,
): IndexSeries {
  if (!isSpace(space)) throw new RangeError(`"${space}" is not the name of a Kibana space`);
  const alias = `.alerts-executable-stack.${dataset}-${space}`;
  return {
    alias,
    template: `${alias}-index-template`,
    pattern: `.internal${alias}-*`,
    ...content,
  };
}

/** The name of a backing index. @param generation 1, 2, 3 … */
export function backingIndex({ alias }: IndexSeries, generation = FIRST_GENERATION): string {
  return `.internal${alias}-${String(generation).padStart(6, '0')}`;
}

/** The generation of a backing index; undefined where the index is none of this series. */
export function generationOf(series: IndexSeries, index: string): number | undefined {
  const prefix = `.internal${series.alias}-`;
  const digits = index.slice(prefix.length);
  return index.startsWith(prefix) && /^\d{6}$/.test(digits) ? Number(digits) : undefined;
}
