// The floor: better-sqlite3 alone, no reading and no parsing: one row a line, one index; prints its seconds.
const Database = require('better-sqlite3');

const [rows, store] = process.argv.slice(2);
const database = new Database(store);
database.pragma('journal_mode = WAL');
database.pragma('synchronous = FULL');
database.exec('CREATE TABLE events (id INTEGER PRIMARY KEY, timestamp INTEGER, message TEXT)');
database.exec('CREATE INDEX by_time ON events (timestamp)');
const insert = database.prepare('INSERT INTO events (timestamp, message) VALUES (?, ?)');
const message =
  '[   27.374698] ata1.00: ATA-7: QEMU HARDDISK, 2.5+, max UDMA/100 on a machine that logs much';
const started = process.hrtime.bigint();
for (let row = 0; row < Number(rows); row++) {
  if (row % 5000 === 0) database.exec('BEGIN');
  insert.run(row, message);
  if (row % 5000 === 4999) database.exec('COMMIT');
}
if (database.inTransaction) database.exec('COMMIT');
process.stdout.write(`${Number(process.hrtime.bigint() - started) / 1e9}\n`);
database.close();
