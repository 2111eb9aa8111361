import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { ApplicationError } from '../../../common/errors';
import { openDatabase } from './open_database';
import { MIGRATIONS } from './schema';

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'executable-stack-'));
  path = join(folder, 'store.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function refusal(options?: { readonly?: boolean }): ApplicationError {
  try {
    openDatabase(path, options).close();
  } catch (error) {
    if (error instanceof ApplicationError) return error;
    throw error;
  }
  throw new Error('it was opened');
}

function change(pragma: string): void {
  const database = new Database(path);
  database.pragma(pragma);
  database.close();
}

describe('openDatabase', () => {
  it('makes a store that is durable at every commit, and only its owner may read', () => {
    const connection = openDatabase(path);
    const pragma = (name: string) =>
      Object.values(connection.get<object>(`PRAGMA ${name}`) ?? {})[0] as unknown;
    expect(pragma('journal_mode')).toBe('wal');
    expect(pragma('synchronous')).toBe(2);
    expect(pragma('foreign_keys')).toBe(1);
    expect(pragma('busy_timeout')).toBeGreaterThanOrEqual(5000);
    expect(pragma('user_version')).toBe(MIGRATIONS.length);
    for (const file of [path, `${path}-wal`]) expect(statSync(file).mode & 0o777).toBe(0o600);
    connection.close();
  });

  it('opens it again as it was, also for reading only', () => {
    const made = openDatabase(path);
    made.run("INSERT INTO checkpoints VALUES ('a', '1')");
    const again = openDatabase(path);
    const reader = openDatabase(path, { readonly: true });
    made.close();
    for (const connection of [again, reader]) {
      expect(connection.all('SELECT source FROM checkpoints')).toEqual([{ source: 'a' }]);
    }
    expect(() => reader.run('DELETE FROM checkpoints')).toThrow(/cannot be written/);
    again.close();
    reader.close();
  });

  it('keeps other programs from taking it over, however often this process opens it', () => {
    const connections = [openDatabase(path), openDatabase(path)];
    const takeOver = `
      const database = new (require('better-sqlite3'))(process.argv[1], { timeout: 0 });
      database.pragma('locking_mode = EXCLUSIVE');
      database.exec('BEGIN EXCLUSIVE');`;
    const { status, stderr } = spawnSync(process.execPath, ['-e', takeOver, path], {
      encoding: 'utf8',
    });
    expect(stderr).toMatch(/database is locked/);
    expect(status).toBe(1);
    for (const connection of connections) connection.close();
  });

  it('brings a store of an older version up to date, in steps, and keeps what is in it', () => {
    const made = openDatabase(path);
    made.run("INSERT INTO checkpoints VALUES ('a', '1')");
    made.close();
    const migrations = [
      ...MIGRATIONS,
      'ALTER TABLE checkpoints ADD COLUMN added TEXT',
      "UPDATE checkpoints SET added = 'later'",
    ];
    expect(() => openDatabase(path, { readonly: true, migrations })).toThrow(/older version/);
    for (let round = 0; round < 2; round += 1) {
      const connection = openDatabase(path, { migrations });
      expect(connection.all('SELECT * FROM checkpoints')).toEqual([
        { source: 'a', state: '1', added: 'later' },
      ]);
      connection.close();
    }
    expect(refusal().message).toMatch(/newer version/);
  });

  it('leaves a store as it was where a step fails', () => {
    openDatabase(path).close();
    const migrations = [...MIGRATIONS, 'CREATE TABLE half (a)', 'no SQL at all'];
    expect(() => openDatabase(path, { migrations })).toThrow(/syntax error/);
    const connection = openDatabase(path);
    expect(connection.get("SELECT 1 FROM sqlite_schema WHERE name = 'half'")).toBeUndefined();
    connection.close();
  });

  it('refuses one of a newer version, and leaves it alone', () => {
    openDatabase(path).close();
    change(`user_version = ${MIGRATIONS.length + 1}`);
    const before = readFileSync(path);
    const error = refusal();
    expect(error.code).toBe('store_unusable');
    expect(error.message).toMatch(/newer version of this program.*update/s);
    expect(error.message).toContain(path);
    expect(readFileSync(path)).toEqual(before);
  });

  it("refuses another program's database, and leaves it alone", () => {
    const database = new Database(path);
    database.exec('CREATE TABLE theirs (a)');
    database.close();
    const before = readFileSync(path);
    expect(refusal().message).toMatch(/another program/);
    expect(readFileSync(path)).toEqual(before);
    rmSync(path);
    change('application_id = 7');
    expect(refusal().message).toMatch(/another program/);
  });

  it('refuses what is no database', () => {
    writeFileSync(path, 'Nov 24 11:48:53 web-01 kernel: not a database at all\n'.repeat(100));
    expect(refusal()).toMatchObject({ code: 'store_unusable' });
    expect(refusal().message).toMatch(/is not a database.*SQLITE_NOTADB/);
  });

  it('says so when a store is damaged', () => {
    const connection = openDatabase(path);
    connection.write(() => {
      for (let n = 0; n < 2000; n += 1) {
        connection.run('INSERT INTO checkpoints VALUES (?, ?)', [`source ${n}`, 'x'.repeat(100)]);
      }
    });
    connection.close();
    const bytes = readFileSync(path);
    bytes.fill(0x5a, 8192);
    writeFileSync(path, bytes);
    const use = () => {
      const damaged = openDatabase(path);
      try {
        damaged.all('SELECT * FROM checkpoints');
      } finally {
        damaged.close();
      }
    };
    expect(use).toThrow(/is damaged.*SQLITE_CORRUPT/);
  });

  it('says what is wrong with a path that cannot be used', () => {
    mkdirSync(path);
    expect(refusal().message).toMatch(/cannot be opened/);
    rmSync(path, { recursive: true });
    path = join(folder, 'no', 'such', 'store.db');
    expect(refusal().message).toMatch(/check the folder/);
    expect(refusal({ readonly: true }).message).toContain(path);
    path = join(folder, 'nothing.db');
    expect(refusal({ readonly: true }).code).toBe('store_unusable');
    expect(existsSync(path)).toBe(false);
  });

  it('says so when the file may not be written', () => {
    if (process.getuid?.() === 0) return;
    openDatabase(path).close();
    chmodSync(path, 0o400);
    expect(refusal().message).toMatch(/permission/);
  });
});
