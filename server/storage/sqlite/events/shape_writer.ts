import type { Document } from '../../../../common/document/document';
import { mergeDocuments } from '../../../../common/document/merge';
import type { Connection } from '../connection';
import { ANY_FIELD } from './shape_catalogue';

// A program's name belongs to the shape, so that all lines of a program are found at once. Names are free text, though: past
// this many beside one shared document, further ones stand in their rows.
const MAX_NAMES = 256;
const MAX_OWN_FIELDS = 256;

interface SharedShapes {
  json: string;
  /** The shape without a program's name. */
  base: number;
  named: Map<string, number>;
  /** How many named shapes there are in the store. */
  count: number;
}

/** Where an event's program goes: into its shape, or into its row. */
export interface ShapeOfEvent {
  shape: number;
  processName: string | null;
}

/** Gives events their shapes, within the writes of one connection. */
export class ShapeWriter {
  private byDocument = new WeakMap<Document, SharedShapes>();
  private byJson = new Map<string, SharedShapes>();
  private own = new Map<number, Set<string>>();

  constructor(private readonly connection: Connection) {}

  /** After a write that was rolled back: what it added isn't there. */
  forget(): void {
    this.byDocument = new WeakMap();
    this.byJson = new Map();
    this.own = new Map();
  }

  shapeOf(shared: Document, processName: string | undefined): ShapeOfEvent {
    const shapes = this.byDocument.get(shared) ?? this.shapesOf(shared);
    if (processName === undefined) return { shape: shapes.base, processName: null };
    const shape = shapes.named.get(processName) ?? this.nameShape(shapes, shared, processName);
    if (shape !== undefined) return { shape, processName: null };
    this.addOwn(shapes.base, 'process.name');
    return { shape: shapes.base, processName };
  }

  /** Notes which fields an event of a shape brings of its own. */
  noteOwn(shape: number, extra: Document): void {
    for (const [key, value] of Object.entries(extra)) {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) {
        this.addOwn(shape, key);
        continue;
      }
      for (const child of Object.keys(value)) this.addOwn(shape, `${key}.${child}`);
    }
  }

  private shapesOf(shared: Document): SharedShapes {
    const json = JSON.stringify(shared);
    const shapes = this.byJson.get(json) ?? this.readShapes(json);
    this.byJson.set(json, shapes);
    this.byDocument.set(shared, shapes);
    return shapes;
  }

  private readShapes(json: string): SharedShapes {
    const base = this.findShape(json) ?? this.addShape(json, null);
    const row = this.connection.get<{ count: number }>(
      'SELECT count(*) AS count FROM shapes WHERE base = ?',
      [base],
    );
    return { json, base, named: new Map(), count: row?.count ?? 0 };
  }

  private nameShape(shapes: SharedShapes, shared: Document, name: string): number | undefined {
    const json = JSON.stringify(mergeDocuments(shared, { process: { name } }));
    let shape = this.findShape(json);
    if (shape === undefined && shapes.count < MAX_NAMES) {
      shape = this.addShape(json, shapes.base);
      shapes.count += 1;
    }
    if (shape !== undefined) shapes.named.set(name, shape);
    return shape;
  }

  private findShape(json: string): number | undefined {
    return this.connection.get<{ id: number }>('SELECT id FROM shapes WHERE json = ?', [json])?.id;
  }

  private addShape(json: string, base: number | null): number {
    const row = this.connection.get<{ id: number }>(
      'INSERT INTO shapes (json, base) VALUES (?, ?) RETURNING id',
      [json, base],
    );
    return row?.id ?? 0;
  }

  private addOwn(shape: number, field: string): void {
    const known = this.own.get(shape) ?? this.readOwn(shape);
    if (known.has(field) || known.has(ANY_FIELD)) return;
    const added = known.size < MAX_OWN_FIELDS ? field : ANY_FIELD;
    known.add(added);
    this.connection.run(
      'INSERT INTO own_fields (shape, field) VALUES (?, ?) ON CONFLICT DO NOTHING',
      [shape, added],
    );
  }

  private readOwn(shape: number): Set<string> {
    const rows = this.connection.all<{ field: string }>(
      'SELECT field FROM own_fields WHERE shape = ?',
      [shape],
    );
    const known = new Set(rows.map(({ field }) => field));
    this.own.set(shape, known);
    return known;
  }
}
