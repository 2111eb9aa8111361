import { ecsFieldTypes } from '../../../../common/document/field_types';
import type { KqlNode } from '../../../../common/kql/ast';
import { toSql, type SqlColumns } from '../../../../common/kql/to_sql';
import type { Filter } from '../../../ports';
import type { Connection, Fragment } from '../connection';
import { timeBounds, type TimeBounds } from '../time_bounds';
import { textExpression } from './text_expression';
import type { ShapeGroup } from './shape_groups';

/** The columns that hold times, of the table under the name `e`. */
export type TimeColumn = 'timestamp' | 'ingested';

/** How a filter is asked of the tables. */
export interface EventPlan {
  groups: readonly ShapeGroup[];
  /** All shapes of the groups. */
  shapes: readonly number[];
  /** True for every event that matches, and maybe for others; without the time bounds. */
  where: Fragment;
  /** Whether it is true for no others. */
  isExact: boolean;
  /** Whether the shapes alone decide. */
  isByShape: boolean;
  /** Which time the bounds are of. */
  time: TimeColumn;
  bounds: TimeBounds;
  /** Finds at least all that matches, by its words. */
  text: string | undefined;
}

const COLUMNS: Readonly<Record<string, { sql: string; type: 'number' | 'date' }>> = {
  '@timestamp': { sql: 'e.timestamp', type: 'date' },
  'event.ingested': { sql: 'e.ingested', type: 'date' },
  'process.pid': { sql: 'e.pid', type: 'number' },
  'log.offset': { sql: 'e.log_offset', type: 'number' },
};

function columnsOf(group: ShapeGroup): SqlColumns {
  return {
    column: (field) =>
      group.columns.has(field) && Object.hasOwn(COLUMNS, field) ? COLUMNS[field] : undefined,
    // Words are looked up ahead of the rows, not for each row.
    textTokens: () => undefined,
  };
}

function groupWhere(group: ShapeGroup): Fragment & { exact: boolean } {
  const { sql, parameters, exact } = toSql(group.residual, columnsOf(group), ecsFieldTypes);
  return {
    sql: `(e.shape IN (SELECT value FROM json_each(?)) AND (${sql}))`,
    parameters: [JSON.stringify(group.shapes), ...parameters],
    exact,
  };
}

function textOf(connection: Connection, groups: readonly ShapeGroup[]): string | undefined {
  const found = groups.map(({ residual, columns }) =>
    columns.has('message') ? textExpression(connection, residual) : undefined,
  );
  const all = [...new Set(found.flatMap((one) => one ?? []))];
  if (found.includes(undefined) || all.length === 0) return undefined;
  return all.map((one) => `(${one})`).join(' OR ');
}

/** The column of the time that counts; where nothing bounds it, the one that is counted by the fastest. */
function timeColumn({ time, range }: Filter): TimeColumn {
  const isBounded = range?.from !== undefined || range?.to !== undefined;
  return isBounded && time !== '@timestamp' ? 'ingested' : 'timestamp';
}

function isEverything(node: KqlNode): boolean {
  return node.type === 'match_all';
}

/** Plans a filter over the shapes that it can match. */
export function planEvents(
  connection: Connection,
  groups: readonly ShapeGroup[],
  filter: Filter,
): EventPlan {
  const parts = groups.map(groupWhere);
  return {
    groups,
    shapes: groups.flatMap(({ shapes }) => shapes),
    where: {
      sql: parts.length === 0 ? '0' : `(${parts.map(({ sql }) => sql).join(' OR ')})`,
      parameters: parts.flatMap(({ parameters }) => [...parameters]),
    },
    isExact: parts.every(({ exact }) => exact),
    isByShape: groups.every(({ residual }) => isEverything(residual)),
    time: timeColumn(filter),
    bounds: timeBounds(filter.range),
    text: textOf(connection, groups),
  };
}
