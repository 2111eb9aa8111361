/** Marks a SQLite file as a store of this program: "ExSt" in ASCII, kept in the file's header. */
export const APPLICATION_ID = 0x45785374;

/**
 * Events. `shapes` holds what many events have in common, each once. `own_fields` names, for each shape, what its events also
 * bring of their own, so that a query can tell what a shape alone decides. `ingests` has a row for each batch: its events stand
 * at `first_seq` to `last_seq`, and share their `ingested`.
 *
 * The full-text index keeps neither the text nor the positions: it only narrows, and the predicate has the last word.
 */
const EVENTS = `
CREATE TABLE shapes (
  id INTEGER PRIMARY KEY,
  json TEXT NOT NULL UNIQUE,
  base INTEGER REFERENCES shapes (id)
);
CREATE INDEX shapes_by_base ON shapes (base);
CREATE TABLE own_fields (
  seq INTEGER PRIMARY KEY,
  shape INTEGER NOT NULL REFERENCES shapes (id),
  field TEXT NOT NULL,
  UNIQUE (shape, field)
);
CREATE TABLE ingests (
  seq INTEGER PRIMARY KEY,
  ingested INTEGER NOT NULL,
  first_seq INTEGER NOT NULL,
  last_seq INTEGER NOT NULL
);
CREATE INDEX ingests_by_time ON ingests (ingested, first_seq, last_seq);
CREATE TABLE events (
  seq INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  timestamp INTEGER NOT NULL,
  ingested INTEGER NOT NULL,
  shape INTEGER NOT NULL,
  message TEXT,
  process_name TEXT,
  pid INTEGER,
  log_offset INTEGER,
  extra TEXT
);
CREATE INDEX events_by_time ON events (timestamp, shape);
CREATE INDEX events_by_shape ON events (shape, timestamp);
CREATE VIRTUAL TABLE event_text USING fts5 (
  message, content = '', detail = none, columnsize = 0, tokenize = 'ascii'
);
INSERT INTO event_text (event_text, rank) VALUES ('automerge', 16), ('crisismerge', 32);
CREATE TABLE checkpoints (source TEXT PRIMARY KEY, state TEXT NOT NULL) WITHOUT ROWID;
`;

/** What the queue is filtered and counted by. */
const COUNTED = ['status', 'host', 'program', 'origin'];

/** An index for each of those that holds all that a count may ask for. */
function countIndexes(table: string): string {
  return COUNTED.map((column) => {
    const others = COUNTED.filter((other) => other !== column);
    return `CREATE INDEX ${table}_counts_by_${column}
  ON ${table} (${[column, ...others].join(', ')}, original_time, timestamp);`;
  }).join('\n');
}

/** The fields that the queue filters, sorts and counts by stand beside the documents, so that it never has to open them all. */
function alertTables(name: string): string {
  return `
CREATE TABLE ${name} (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL,
  irregular INTEGER NOT NULL,
  timestamp INTEGER,
  ingested INTEGER,
  original_time INTEGER,
  status TEXT,
  host TEXT,
  program TEXT,
  origin TEXT,
  excluded_by TEXT
);
CREATE INDEX ${name}_by_timestamp ON ${name} (timestamp, id);
CREATE INDEX ${name}_by_ingested ON ${name} (ingested, id);
CREATE INDEX ${name}_by_original_time ON ${name} (original_time, id);
CREATE INDEX ${name}_by_status ON ${name} (status, original_time, id);
${countIndexes(name)}
CREATE INDEX ${name}_by_exclusion ON ${name} (excluded_by, original_time, id, host)
  WHERE excluded_by IS NOT NULL;
CREATE INDEX ${name}_irregular ON ${name} (irregular) WHERE irregular = 1;
CREATE TABLE ${name}_documents (seq INTEGER PRIMARY KEY REFERENCES ${name} (seq), document TEXT NOT NULL);
`;
}

/**
 * `changes` counts the writes of each kind: `alerts`, and records by their type. Records take their versions from it, so that one
 * that is deleted and made anew never has an old version again; and it tells processes cheaply what others wrote.
 */
const RECORDS = `
CREATE TABLE records (
  type TEXT NOT NULL,
  id TEXT NOT NULL,
  version INTEGER NOT NULL,
  attributes TEXT NOT NULL,
  PRIMARY KEY (type, id)
) WITHOUT ROWID;
CREATE TABLE changes (kind TEXT PRIMARY KEY, count INTEGER NOT NULL) WITHOUT ROWID;
`;

/**
 * What makes each version of the schema from the one before; the first makes it from nothing. A store's version (`user_version`
 * in the file's header) is how many of these it has been through. A change of the schema is one more entry here: the ones before
 * stay as they are.
 */
export const MIGRATIONS: readonly string[] = [
  EVENTS + alertTables('alerts') + alertTables('silenced') + RECORDS,
];
