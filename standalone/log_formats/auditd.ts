import type { Document } from '../../common/document/document';
import { mergeDocuments } from '../../common/document/merge';
import type { NewEvent } from '../../server/ports';
import { auditEvent } from './audit_document';
import { isAuditRecord, parseAuditRecord, type AuditRecord } from './audit_record';
import { EventIdentity } from './event_identity';
import type { LogFormat, LogRecord, LogSource, RecordParser } from './log_format';
import { recordRemarks, recordText } from './record_text';
import { SharedDocuments } from './shared_documents';
import { dataset, ECS_VERSION, hostOf } from './syslog_document';
import { unparsedEvent } from './unparsed';

// Records of an event stand together but for those of other processors. An event that never ends is taken as whole after so
// many other records, or so long after, ms.
const RECORDS_WAITED = 64;
const TIME_WAITED = 2000;
/** Records of one event that are kept together. */
const MAX_RECORDS = 256;

// What user programs report is one record; the kernel's events end with the title of the process (linux/audit.h, audit_log_exit).
const SINGLE =
  /^(?:USER_|USYS_|CRED_|SERVICE_|SYSTEM_|DAEMON_|ADD_|DEL_|CRYPTO_|CHUSER_|CHGRP_|GRP_|ACCT_|ROLE_|VIRT_|SOFTWARE_|TRUSTED_)/;
const LAST = new Set(['PROCTITLE', 'EOE']);

interface Group {
  key: string;
  records: [AuditRecord, ...AuditRecord[]];
  lines: string[];
  offset: number;
  remarks: Document | undefined;
  /** Number of the last record that came for it. */
  touched: number;
  isWhole: boolean;
}

class AuditParser implements RecordParser {
  private readonly identity = new EventIdentity();
  private readonly documents = new SharedDocuments();
  /** In the order of their first records. */
  private readonly groups: Group[] = [];
  private number = 0;
  /** Somebody did not wait for the rest of an event: what comes then is taken for another event, after a restart too. */
  private isFresh = false;
  private freshFrom = 0;

  constructor(private readonly source: LogSource) {}

  get heldFrom(): number | undefined {
    return this.groups[0]?.offset;
  }

  get recountFrom(): number {
    return this.isFresh ? Infinity : Math.max(this.identity.recountFrom, this.freshFrom);
  }

  accept(record: LogRecord, events: NewEvent[]): void {
    if (this.isFresh) this.freshFrom = record.offset;
    this.isFresh = false;
    const line = recordText(record);
    const parsed = record.isCut ? undefined : parseAuditRecord(line);
    if (parsed === undefined) {
      this.close(events);
      events.push(
        unparsedEvent(record, this.identity, this.shared(undefined), 'it is no record of auditd'),
      );
      return;
    }
    this.number += 1;
    this.add(parsed, line, record);
    this.handOut(parsed.time, events);
  }

  flush(events: NewEvent[]): void {
    this.isFresh ||= this.groups.length > 0;
    this.close(events);
  }

  private close(events: NewEvent[]): void {
    for (const group of this.groups.splice(0)) events.push(this.event(group));
  }

  private add(parsed: AuditRecord, line: string, record: LogRecord): void {
    const key = `${parsed.node ?? ''} ${parsed.stamp}`;
    const known = this.groups.findLast((group) => group.key === key && !group.isWhole);
    const isWhole = SINGLE.test(parsed.type) || LAST.has(parsed.type);
    if (known === undefined) {
      this.groups.push({
        key,
        records: [parsed],
        lines: [line],
        offset: record.offset,
        remarks: recordRemarks(record),
        touched: this.number,
        isWhole: isWhole && parsed.type !== 'PROCTITLE',
      });
      return;
    }
    known.records.push(parsed);
    known.lines.push(line);
    known.touched = this.number;
    known.remarks ??= recordRemarks(record);
    known.isWhole = isWhole || known.records.length >= MAX_RECORDS;
  }

  /** Events leave in the order in which they began: what begins before `heldFrom` is out. */
  private handOut(now: number, events: NewEvent[]): void {
    for (;;) {
      const [first] = this.groups;
      if (first === undefined) return;
      const isOld =
        this.number - first.touched >= RECORDS_WAITED || now - first.records[0].time > TIME_WAITED;
      if (!first.isWhole && !isOld) return;
      this.groups.shift();
      events.push(this.event(first));
    }
  }

  private event({ records, lines, offset, remarks }: Group): NewEvent {
    const [{ node, stamp, time }] = records;
    const message = lines.join('\n');
    const { processName, pid, own } = auditEvent(records);
    return {
      id: this.identity.next(time, stamp, `${node ?? this.source.hostName} ${message}`, offset),
      shared: this.shared(node),
      timestamp: time,
      message,
      processName,
      pid,
      offset,
      extra: remarks === undefined ? own : mergeDocuments(own, remarks),
    };
  }

  private shared(node: string | undefined): Document {
    const { path, hostName } = this.source;
    const make = (): Document => ({
      ...dataset('auditd', 'auditd_manager.auditd'),
      ecs: { version: ECS_VERSION },
      host: hostOf(node, hostName),
      input: { type: 'log' },
      service: { type: 'auditd' },
      ...(path !== undefined && { log: { file: { path } } }),
    });
    return this.documents.get(node ?? '', make) ?? make();
  }
}

/** auditd's audit.log: the records of one event, which have its serial in common, are one event. */
export const auditd: LogFormat = {
  name: 'auditd',
  namesHost: false,
  joinsLines: false,
  matches: isAuditRecord,
  open: (source) => new AuditParser(source),
};
