import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteEventIndex } from '../../server/storage/sqlite/events/event_index';
import { openDatabase } from '../../server/storage/sqlite/open_database';
import { openStore } from '../../server/storage/sqlite/sqlite_store';
import { describeAlertIndex } from './alert_index_contract';
import { describeAlertSearch } from './alert_search_contract';
import { describeEventIndex } from './event_index_contract';
import { describeRecordStore } from './record_store_contract';

async function makeStore() {
  const folder = mkdtempSync(join(tmpdir(), 'executable-stack-'));
  let now = 0;
  const path = join(folder, 'store.db');
  const store = openStore(path, { clock: { now: () => now } });
  return {
    ...store,
    path,
    setClock: (time: number) => {
      now = time;
    },
    close: async () => {
      store.close();
      rmSync(folder, { recursive: true });
    },
  };
}

describeEventIndex('SQLite', async () => {
  const { events, sink, setClock, close } = await makeStore();
  return {
    events,
    close,
    add: async (added, ingested) => {
      setClock(ingested);
      sink.append(added);
    },
  };
});

// Everything in many small steps, and nothing by candidates: as on a store of millions.
describeEventIndex('SQLite, with more than it can hold at once,', async () => {
  const { path, sink, setClock, close } = await makeStore();
  const connection = openDatabase(path);
  const limits = { candidates: 0, chunk: 3, texts: 2, firstSlice: 1, largestSlice: 4 };
  return {
    events: new SqliteEventIndex(connection, limits),
    close: async () => {
      connection.close();
      await close();
    },
    add: async (added, ingested) => {
      setClock(ingested);
      sink.append(added);
    },
  };
});

describeAlertIndex('SQLite', makeStore);
describeAlertSearch('SQLite', makeStore);

describeAlertIndex('SQLite, for silenced hits', async () => {
  const { silenced, close } = await makeStore();
  return { alerts: silenced, close };
});

describeRecordStore('SQLite', makeStore);
