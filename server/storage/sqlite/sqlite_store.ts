import type { AlertIndex, Clock, EventIndex, EventSink, RecordStore } from '../../ports';
import { SqliteAlertIndex } from './alerts/alert_index';
import { SqliteEventIndex } from './events/event_index';
import { SqliteEventSink } from './events/event_sink';
import { ChangeCounts } from './change_counts';
import { openDatabase } from './open_database';
import { SqliteRecordStore } from './record_store';
import { StoreWatch } from './store_watch';

/** Everything that the application keeps, in one SQLite file. */
export interface SqliteStore {
  events: EventIndex;
  /** Takes in events; every use of it fails where the store was opened for reading only. */
  sink: EventSink;
  alerts: AlertIndex;
  /** The hits that exclusions silenced. */
  silenced: AlertIndex;
  records: RecordStore;
  /** What other processes and threads write. */
  others: StoreWatch;
  /** Lets go of the file. Nothing of the store may be used afterwards. */
  close(): void;
}

/**
 * Opens the store in a file, and makes it where there is none. Any number of processes and threads may have it open; each opens
 * its own.
 * @throws ApplicationError `store_unusable` where the file can't be used: what is wrong with it, and what to do
 */
export function openStore(
  path: string,
  options: { clock: Clock; readonly?: boolean },
): SqliteStore {
  const connection = openDatabase(path, { readonly: options.readonly });
  const changes = new ChangeCounts(connection);
  return {
    events: new SqliteEventIndex(connection),
    sink: new SqliteEventSink(connection, options.clock),
    alerts: new SqliteAlertIndex(connection, 'alerts', changes),
    silenced: new SqliteAlertIndex(connection, 'silenced', changes),
    records: new SqliteRecordStore(connection, changes),
    others: new StoreWatch(connection, changes),
    close: () => connection.close(),
  };
}
