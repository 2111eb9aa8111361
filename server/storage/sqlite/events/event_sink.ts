import { createHash } from 'node:crypto';
import type { Document, JsonValue } from '../../../../common/document/document';
import { toDocument } from '../../../../common/document/event_document';
import { mergeDocuments } from '../../../../common/document/merge';
import { ApplicationError } from '../../../../common/errors';
import type { AppendResult, Checkpoint, Clock, EventSink, NewEvent } from '../../../ports';
import type { Connection } from '../connection';
import { instant } from '../time_bounds';
import { EVENT_COLUMNS, idBytes, rowDocument, type EventRow } from './event_rows';
import { indexedText } from './indexed_text';
import { gainedProof, provesOrigin } from './origin_proof';
import { ShapeWriter } from './shape_writer';

const INSERT = `INSERT INTO events
  (id, timestamp, ingested, shape, message, process_name, pid, log_offset, extra)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`;

const SAME_MESSAGE = 'SELECT 1 FROM events WHERE id = ? AND message IS ?';

const TIME_DIGITS = 12;
const ID_DIGITS = 32;

/** The event under another id, which depends on what it says. */
function underOtherId(event: NewEvent): NewEvent {
  const digest = createHash('sha256').update(JSON.stringify([event.id, event.message]));
  const id = event.id.slice(0, TIME_DIGITS) + digest.digest('hex');
  return { ...event, id: id.slice(0, ID_DIGITS) };
}

function requiredId({ id }: NewEvent): Buffer {
  const bytes = idBytes(id);
  if (bytes) return bytes;
  throw new ApplicationError(
    'invalid_input',
    `${id} is not an event's id: 32 lower-case hex digits`,
  );
}

function toText(extra: Document | undefined): string | null {
  return extra === undefined ? null : JSON.stringify(extra);
}

/** Takes in events on one connection. */
export class SqliteEventSink implements EventSink {
  private readonly shapes: ShapeWriter;
  private readonly insert: ReturnType<Connection['prepare']>;
  private readonly sameMessage: ReturnType<Connection['prepare']>;
  private readonly proving = new WeakMap<Document, boolean>();
  /** Of the batch under way, by row: what stands in the full-text index where that isn't the message itself. */
  private readonly texts = new Map<number, string>();

  constructor(
    private readonly connection: Connection,
    private readonly clock: Clock,
  ) {
    this.shapes = new ShapeWriter(connection);
    this.insert = connection.prepare(INSERT);
    this.sameMessage = connection.prepare(SAME_MESSAGE);
  }

  append(events: readonly NewEvent[], checkpoints: readonly Checkpoint[] = []): AppendResult {
    try {
      return this.connection.write(() => {
        const stored = this.store(events);
        for (const { source, state } of checkpoints) this.saveCheckpoint(source, state);
        return { stored, duplicates: events.length - stored };
      });
    } catch (error) {
      this.shapes.forget();
      throw error;
    }
  }

  checkpoint(source: string): JsonValue | undefined {
    const row = this.connection.get<{ state: string }>(
      'SELECT state FROM checkpoints WHERE source = ?',
      [source],
    );
    return row && (JSON.parse(row.state) as JsonValue);
  }

  private saveCheckpoint(source: string, state: JsonValue): void {
    this.connection.run(
      `INSERT INTO checkpoints (source, state) VALUES (?, ?)
       ON CONFLICT (source) DO UPDATE SET state = excluded.state`,
      [source, JSON.stringify(state)],
    );
  }

  /** @returns how many were new */
  private store(events: readonly NewEvent[]): number {
    const ingested = instant(this.clock.now());
    const before = this.lastSeq();
    this.texts.clear();
    let stored = 0;
    for (const event of events) {
      if (this.take(event, ingested)) stored += 1;
    }
    const last = this.lastSeq();
    if (last === before) return 0;
    this.connection.run('INSERT INTO ingests (ingested, first_seq, last_seq) VALUES (?, ?, ?)', [
      ingested,
      before + 1,
      last,
    ]);
    this.indexText(before + 1, last);
    return stored;
  }

  private lastSeq(): number {
    const row = this.connection.get<{ last: number | null }>('SELECT max(seq) AS last FROM events');
    return row?.last ?? 0;
  }

  /** @returns whether it is new; of one that is known is kept what it proves */
  private take(event: NewEvent, ingested: number): boolean {
    if (this.storeOne(event, ingested)) return true;
    // Who makes up two lines of one digest must not hide one behind the other.
    const known = this.sameMessage.get(requiredId(event), event.message ?? null);
    if (known === undefined) return this.take(underOtherId(event), ingested);
    if (this.mayProveOrigin(event)) this.enrich(event, ingested);
    return false;
  }

  private storeOne(event: NewEvent, ingested: number): boolean {
    const { shape, processName } = this.shapes.shapeOf(event.shared, event.processName);
    if (event.extra !== undefined) this.shapes.noteOwn(shape, event.extra);
    const { changes, lastInsertRowid } = this.insert.run(
      requiredId(event),
      instant(event.timestamp),
      ingested,
      shape,
      event.message ?? null,
      processName,
      event.pid ?? null,
      event.offset ?? null,
      toText(event.extra),
    );
    if (changes === 0) return false;
    this.noteText(Number(lastInsertRowid), event.message);
    return true;
  }

  private noteText(seq: number, message: string | null | undefined): void {
    const text = message ? indexedText(message) : undefined;
    if (text !== undefined) this.texts.set(seq, text);
  }

  /** Indexes the words of a batch's rows, all that SQLite can take as they are in one statement. */
  private indexText(first: number, last: number): void {
    this.connection.run(
      `INSERT INTO event_text (rowid, message)
       SELECT seq, message FROM events WHERE seq BETWEEN ? AND ? AND message IS NOT NULL
       AND seq NOT IN (SELECT value FROM json_each(?))`,
      [first, last, JSON.stringify([...this.texts.keys()])],
    );
    for (const [seq, text] of this.texts) {
      this.connection.run('INSERT INTO event_text (rowid, message) VALUES (?, ?)', [seq, text]);
    }
  }

  private mayProveOrigin({ shared, extra }: NewEvent): boolean {
    const known = this.proving.get(shared) ?? provesOrigin(shared);
    this.proving.set(shared, known);
    return known || (extra !== undefined && provesOrigin(extra));
  }

  /**
   * Lays what a copy proves over the stored event, and gives it the place of a new one, so that it is looked at once more. Its
   * words stay known under the old place too, where they find nothing.
   */
  private enrich(copy: NewEvent, ingested: number): void {
    const row = this.connection.get<EventRow>(
      `SELECT ${EVENT_COLUMNS} FROM events e WHERE e.id = ?`,
      [requiredId(copy)],
    );
    if (row === undefined || this.isSame(row, copy)) return;
    const gained = gainedProof(rowDocument(row, this.shapeDocument(row.shape)), toDocument(copy));
    if (gained === undefined) return;
    const own = row.extra === null ? {} : (JSON.parse(row.extra) as Document);
    const seq = this.lastSeq() + 1;
    this.shapes.noteOwn(row.shape, gained);
    this.noteText(seq, row.message);
    this.connection.run('UPDATE events SET seq = ?, ingested = ?, extra = ? WHERE seq = ?', [
      seq,
      ingested,
      JSON.stringify(mergeDocuments(own, gained)),
      row.seq,
    ]);
  }

  /** The very same source read again, as when a file is imported twice. */
  private isSame(row: EventRow, copy: NewEvent): boolean {
    const { shape } = this.shapes.shapeOf(copy.shared, copy.processName);
    return row.shape === shape && row.extra === toText(copy.extra);
  }

  private shapeDocument(shape: number): Document {
    const row = this.connection.get<{ json: string }>('SELECT json FROM shapes WHERE id = ?', [
      shape,
    ]);
    return row === undefined ? {} : (JSON.parse(row.json) as Document);
  }
}
