// The peer: what one writes in an afternoon. One thread, a regular expression a line, JSON, an insert; prints its seconds.
const { createReadStream } = require('node:fs');
const { createInterface } = require('node:readline');
const Database = require('better-sqlite3');

const [input, store] = process.argv.slice(2);
const SYSLOG = /^(\S+) (\S+) ([^:[]+)(?:\[(\d+)\])?: (.*)$/;

async function main() {
  const database = new Database(store);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.exec('CREATE TABLE events (id INTEGER PRIMARY KEY, timestamp TEXT, document TEXT)');
  database.exec('CREATE VIRTUAL TABLE text USING fts5(message)');
  const insert = database.prepare('INSERT INTO events (timestamp, document) VALUES (?, ?)');
  const index = database.prepare('INSERT INTO text (rowid, message) VALUES (?, ?)');
  const started = process.hrtime.bigint();
  let pending = 0;
  for await (const line of createInterface({ input: createReadStream(input) })) {
    const match = SYSLOG.exec(line);
    if (!match) continue;
    if (pending === 0) database.exec('BEGIN');
    const [, stamp, host, program, pid, message] = match;
    const document = {
      '@timestamp': new Date(stamp).toISOString(),
      message,
      host: { hostname: host, name: host, os: { type: 'linux' } },
      event: { dataset: 'system.syslog' },
      process: { name: program, pid: pid && Number(pid) },
    };
    const { lastInsertRowid } = insert.run(document['@timestamp'], JSON.stringify(document));
    index.run(lastInsertRowid, message);
    if (++pending === 5000) {
      database.exec('COMMIT');
      pending = 0;
    }
  }
  if (pending > 0) database.exec('COMMIT');
  process.stdout.write(`${Number(process.hrtime.bigint() - started) / 1e9}\n`);
  database.close();
}

void main();
