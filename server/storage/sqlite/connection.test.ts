import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Connection } from './connection';
import { openDatabase } from './open_database';

let folder: string;
let connection: Connection;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'executable-stack-'));
  connection = openDatabase(join(folder, 'store.db'));
});
afterEach(() => {
  connection.close();
  rmSync(folder, { recursive: true });
});

const sources = () => connection.all<{ source: string }>('SELECT source FROM checkpoints');
const insert = (source: string) =>
  connection.run("INSERT INTO checkpoints VALUES (?, '')", [source]);

describe('Connection', () => {
  it('writes all of it or nothing', () => {
    expect(() =>
      connection.write(() => {
        insert('a');
        throw new Error('in the middle');
      }),
    ).toThrow('in the middle');
    expect(sources()).toEqual([]);
    connection.write(() => insert('b'));
    expect(sources()).toEqual([{ source: 'b' }]);
  });

  it('keeps working however many different statements it is given', () => {
    for (let n = 0; n < 500; n += 1) {
      expect(connection.get(`SELECT ${n} AS n, ? AS text`, ['x'])).toEqual({ n, text: 'x' });
    }
    expect(connection.get('SELECT 0 AS n, ? AS text', ['y'])).toEqual({ n: 0, text: 'y' });
  });

  it('waits for other writers rather than failing', () => {
    const other = openDatabase(connection.path);
    connection.write(() => insert('a'));
    other.write(() => other.run("INSERT INTO checkpoints VALUES ('b', '')"));
    expect(sources()).toHaveLength(2);
    other.close();
  });
});
