import type { Document } from '../../common/document/document';
import { mergeDocuments } from '../../common/document/merge';
import type { NewEvent } from '../../server/ports';
import { EventIdentity } from './event_identity';
import { authFields } from './auth_fields';
import { isAuthEntry, journalOwn, journalShared, journalShareKey } from './journal_document';
import {
  journalNumber,
  journalText,
  journalTexts,
  parseJournalEntry,
  type JournalEntry,
} from './journal_values';
import type { LogFormat, LogRecord, LogSource, RecordParser } from './log_format';
import { recordRemarks, recordText } from './record_text';
import { serviceAction } from './service_action';
import { SharedDocuments } from './shared_documents';
import { unparsedEvent } from './unparsed';

/**
 * The program of an entry. What a program calls itself comes first, as in what rsyslog and journalctl print; the kernel's own
 * entries that carry no name are the kernel's. Of several names `kernel` counts: it is the one that somebody may pretend to.
 */
function programOf(entry: JournalEntry): string | undefined {
  const identifiers = journalTexts(entry['SYSLOG_IDENTIFIER']);
  const identifier = identifiers.includes('kernel') ? 'kernel' : identifiers[0];
  if (identifier !== undefined && identifier !== '') return identifier;
  return journalText(entry['_TRANSPORT']) === 'kernel' ? 'kernel' : journalText(entry['_COMM']);
}

/** The sequence numbers of an entry, which no other has; undefined where it has no cursor. */
function numbersOf(entry: JournalEntry): string | undefined {
  const cursor = journalText(entry['__CURSOR']);
  return cursor === undefined ? undefined : /^s=[0-9a-f]+;i=[0-9a-f]+/.exec(cursor)?.[0];
}

class JournalParser implements RecordParser {
  readonly heldFrom = undefined;
  private readonly identity = new EventIdentity();
  private readonly documents = new SharedDocuments();

  constructor(private readonly source: LogSource) {}

  get recountFrom(): number {
    return this.identity.recountFrom;
  }

  accept(record: LogRecord, events: NewEvent[]): void {
    const entry = record.isCut ? undefined : parseJournalEntry(recordText(record));
    const realtime = entry === undefined ? undefined : journalNumber(entry['__REALTIME_TIMESTAMP']);
    if (entry === undefined || realtime === undefined) {
      const problem =
        entry === undefined
          ? 'it is not JSON as journalctl prints it'
          : 'it has no __REALTIME_TIMESTAMP';
      events.push(unparsedEvent(record, this.identity, this.shared(entry ?? {}), problem));
      return;
    }
    events.push(this.event(entry, realtime, record));
  }

  flush(): void {
    // An entry is an event as soon as it is there.
  }

  private event(entry: JournalEntry, realtime: number, record: LogRecord): NewEvent {
    const processName = programOf(entry);
    const message = messageOf(entry);
    const pid = journalNumber(entry['_PID']) ?? journalNumber(entry['SYSLOG_PID']);
    const isFile = this.source.path !== undefined;
    return {
      id: this.id(entry, realtime, [processName, pid, message], record.offset),
      shared: this.shared(entry),
      timestamp: Math.floor(realtime / 1000),
      message,
      processName,
      pid,
      offset: isFile ? record.offset : undefined,
      extra: this.extra(entry, processName, message, record),
    };
  }

  private id(entry: JournalEntry, realtime: number, parts: unknown[], offset: number): string {
    const time = Math.floor(realtime / 1000);
    const content = JSON.stringify([
      realtime,
      journalText(entry['_HOSTNAME']),
      journalText(entry['_BOOT_ID']),
      journalText(entry['__MONOTONIC_TIMESTAMP']),
      ...parts,
    ]);
    // journald gives entries that it takes in one go the same times: the numbers tell them apart, whatever was read before.
    const numbers = numbersOf(entry);
    const said = numbers === undefined ? content : numbers + content;
    return this.identity.next(time, String(realtime), said, offset, numbers !== undefined);
  }

  private shared(entry: JournalEntry): Document {
    const { hostName, path } = this.source;
    const make = (): Document => journalShared(entry, hostName, path);
    return this.documents.get(journalShareKey(entry), make) ?? make();
  }

  private extra(
    entry: JournalEntry,
    program: string | undefined,
    message: string | undefined,
    record: LogRecord,
  ): Document | undefined {
    let extra = journalOwn(entry);
    const add = (more: Document | undefined): void => {
      if (more !== undefined) extra = extra === undefined ? more : mergeDocuments(extra, more);
    };
    if (program === 'systemd' && message !== undefined) add(serviceAction(message));
    if (program !== undefined && message !== undefined && isAuthEntry(entry)) {
      // Who did it is said by the message; who wrote the message is the journal's to say, and stands under `journald`.
      add(authFields(program, message));
    }
    if (message === undefined && 'MESSAGE' in entry) {
      add({
        error: {
          message: 'the message of this entry was too long for journalctl to print: use --all',
        },
      });
    }
    add(recordRemarks(record));
    return extra;
  }
}

function messageOf(entry: JournalEntry): string | undefined {
  const texts = journalTexts(entry['MESSAGE']);
  return texts.length > 1 ? texts.join('\n') : texts[0];
}

/** The systemd journal as `journalctl -o json` prints it, one entry a line. */
export const journal: LogFormat = {
  name: 'journal',
  namesHost: true,
  joinsLines: false,
  matches: (line) => line.startsWith('{') && line.includes('"__REALTIME_TIMESTAMP"'),
  open: (source) => new JournalParser(source),
};
