import type { Document } from '../../../../common/document/document';
import type { Connection } from '../connection';

/** Stands for every field where a shape's events bring too many different ones to name. */
export const ANY_FIELD = '*';

/** What many events have in common. */
export interface Shape {
  id: number;
  document: Document;
  /** Dotted names of what its events bring of their own beside the columns, down to two levels. */
  own: ReadonlySet<string>;
}

interface KnownShape extends Shape {
  own: Set<string>;
}

/** All shapes of a store, as this connection read them last. They are few, only added to, and never changed. */
export class ShapeCatalogue {
  private readonly shapes = new Map<number, KnownShape>();
  private lastShape = 0;
  private lastOwn = 0;

  constructor(private readonly connection: Connection) {}

  /** Reads what was added since; cheap where nothing was. @returns a mark that differs when the own fields do */
  refresh(): number {
    const shapes = this.connection.all<{ id: number; json: string }>(
      'SELECT id, json FROM shapes WHERE id > ? ORDER BY id',
      [this.lastShape],
    );
    for (const { id, json } of shapes) {
      this.shapes.set(id, { id, document: JSON.parse(json) as Document, own: new Set() });
      this.lastShape = id;
    }
    const own = this.connection.all<{ seq: number; shape: number; field: string }>(
      'SELECT seq, shape, field FROM own_fields WHERE seq > ? ORDER BY seq',
      [this.lastOwn],
    );
    for (const { seq, shape, field } of own) {
      this.shapes.get(shape)?.own.add(field);
      this.lastOwn = seq;
    }
    return this.lastOwn;
  }

  /** The shapes with ids greater than `id`, ascending. */
  *newerThan(id: number): Generator<Shape> {
    if (id >= this.lastShape) return;
    for (const shape of this.shapes.values()) if (shape.id > id) yield shape;
  }

  /** A shape's document. A row may name one that was added a moment ago. */
  document(id: number): Document {
    const known = this.shapes.get(id);
    if (known !== undefined) return known.document;
    this.refresh();
    return this.shapes.get(id)?.document ?? {};
  }
}
