import type { KqlNode } from '../../../../common/kql/ast';
import {
  COLUMN_FIELDS,
  columnHoldsAll,
  createLeafTest,
  decideForShape,
  type Decision,
} from './shape_clauses';
import type { Shape, ShapeCatalogue } from './shape_catalogue';

const KEPT_QUERIES = 32;
// Each group is a clause of the SQL; past this many, one clause with less in it is the faster.
const MAX_GROUPS = 16;

/** Shapes for whose events the same is left to ask. */
export interface ShapeGroup {
  residual: KqlNode;
  /** Of the fields with columns, those whose column holds all there is. */
  columns: ReadonlySet<string>;
  shapes: number[];
}

interface KnownQuery {
  groups: Map<string, ShapeGroup>;
  leafTest: ReturnType<typeof createLeafTest>;
  lastShape: number;
  ownMark: number;
}

const EVERYTHING: KqlNode = { type: 'match_all' };

function addTo(known: KnownQuery, shape: Shape, decision: Decision): void {
  if (decision === false) return;
  const residual = decision === true ? EVERYTHING : decision;
  const columns = COLUMN_FIELDS.filter((field) => columnHoldsAll(shape, field));
  const key = JSON.stringify([residual, columns]);
  const group = known.groups.get(key) ?? { residual, columns: new Set(columns), shapes: [] };
  group.shapes.push(shape.id);
  known.groups.set(key, group);
}

/** Splits the shapes by what is left of a query for them. Remembers the last queries, and looks at new shapes only. */
export class ShapeGroups {
  private readonly known = new Map<string, KnownQuery>();

  constructor(private readonly catalogue: ShapeCatalogue) {}

  /** The groups that a query can match events of; none where no shape allows a hit. */
  of(query: KqlNode): readonly ShapeGroup[] {
    const ownMark = this.catalogue.refresh();
    const known = this.recall(query, ownMark);
    for (const shape of this.catalogue.newerThan(known.lastShape)) {
      addTo(known, shape, decideForShape(query, shape, known.leafTest));
      known.lastShape = shape.id;
    }
    const groups = [...known.groups.values()];
    if (groups.length <= MAX_GROUPS) return groups;
    const shapes = groups.flatMap((group) => group.shapes);
    return [{ residual: query, columns: new Set(), shapes }];
  }

  private recall(query: KqlNode, ownMark: number): KnownQuery {
    const key = JSON.stringify(query);
    const found = this.known.get(key);
    this.known.delete(key);
    const fresh = { groups: new Map(), leafTest: createLeafTest(), lastShape: 0, ownMark };
    // A field that events now bring of their own may have been decided on the shape before.
    const known = found?.ownMark === ownMark ? found : fresh;
    this.known.set(key, known);
    const oldest = this.known.keys().next();
    if (this.known.size > KEPT_QUERIES && !oldest.done) this.known.delete(oldest.value);
    return known;
  }
}
