import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Document } from '../../common/document/document';
import { mergeDocuments } from '../../common/document/merge';
import type { Stored } from '../../server/ports';

const FOLDER = join(__dirname, '../fixtures/debian-12');

interface Line {
  time: string;
  stamp: string;
  host: string;
  tag: string;
  pid?: string;
  message: string;
}

function eventOf(line: Line, extra: Document): Stored {
  const { time, stamp, host, tag, pid, message } = line;
  const id = createHash('sha256').update(JSON.stringify([stamp, host, tag, pid, message]));
  const common: Document = {
    '@timestamp': new Date(time).toISOString(),
    message,
    host: { name: host, hostname: host, os: { type: 'linux' } },
    event: { dataset: 'system.syslog', kind: 'event', ingested: '2026-11-24T12:00:00.000Z' },
    process: { name: tag, ...(pid !== undefined && { pid: Number(pid) }) },
  };
  const document = mergeDocuments(common, extra);
  return { id: id.digest('hex').slice(0, 32), index: 'events', document };
}

function linesOf(name: string): string[] {
  return readFileSync(join(FOLDER, 'var-log', name), 'utf8')
    .split('\n')
    .filter(Boolean);
}

function parsed(name: string, pattern: RegExp, read: (groups: Record<string, string>) => Stored) {
  return linesOf(name).flatMap((line) => {
    const groups = pattern.exec(line)?.groups;
    return groups ? [read(groups)] : [];
  });
}

const TAG = '(?<tag>[^:\\[ ]+)(?:\\[(?<pid>\\d+)\\])?: (?<message>.*)$';

/** A file in rsyslog's default format: `syslog` or `kern.log`. */
export function isoEvents(name: string): Stored[] {
  const pattern = new RegExp(`^(?<stamp>\\S+) (?<host>\\S+) ${TAG}`);
  return parsed(name, pattern, ({ stamp = '', host = '', tag = '', pid, message = '' }) =>
    eventOf(
      { time: stamp, stamp, host, tag, pid, message },
      { log: { file: { path: `/var/log/${name}` } }, input: { type: 'log' } },
    ),
  );
}

/** `syslog-rfc3164`. */
export function rfc3164Events(): Stored[] {
  const pattern = new RegExp(`^(?<stamp>\\w+ +\\d+ [\\d:]+) (?<host>\\S+) ${TAG}`);
  return parsed(
    'syslog-rfc3164',
    pattern,
    ({ stamp = '', host = '', tag = '', pid, message = '' }) =>
      eventOf(
        { time: `2026 ${stamp} UTC`, stamp, host, tag, pid, message },
        { log: { file: { path: '/var/log/syslog-rfc3164' } }, input: { type: 'log' } },
      ),
  );
}

/** `all-rfc5424`, with priorities. */
export function rfc5424Events(): Stored[] {
  const pattern =
    /^<(?<priority>\d+)>1 (?<stamp>\S+) (?<host>\S+) (?<tag>\S+) (?<pid>\S+) \S+ - (?<message>.*)$/;
  return parsed('all-rfc5424', pattern, (groups) => {
    const { stamp = '', host = '', tag = '', pid, message = '' } = groups;
    const priority = Number(groups['priority']);
    const syslog = {
      priority,
      facility: { code: priority >> 3 },
      severity: { code: priority & 7 },
    };
    return eventOf(
      {
        time: stamp,
        stamp,
        host,
        tag,
        pid: pid === '-' ? undefined : pid,
        message: message.trimStart(),
      },
      { log: { file: { path: '/var/log/all-rfc5424' }, syslog }, input: { type: 'log' } },
    );
  });
}

/** The journal. */
export function journalEvents(): Stored[] {
  const text = gunzipSync(readFileSync(join(FOLDER, 'journal.json.gz'))).toString();
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => journalEvent(JSON.parse(line) as Record<string, string>));
}

function journalEvent(entry: Record<string, string>): Stored {
  const { _UID: uid, _COMM: comm, _PID: pid, SYSLOG_FACILITY: facility } = entry;
  const stamp = entry['_SOURCE_MONOTONIC_TIMESTAMP'];
  const journald = {
    host: { boot_id: entry['_BOOT_ID'] ?? '' },
    ...(uid !== undefined && { uid: Number(uid) }),
    ...(comm !== undefined && { process: { name: comm } }),
    ...(stamp !== undefined && { source_monotonic_timestamp: Number(stamp) }),
  };
  const realtime = entry['__REALTIME_TIMESTAMP'] ?? '';
  return eventOf(
    {
      time: new Date(Number(realtime) / 1000).toISOString(),
      stamp: realtime,
      host: entry['_HOSTNAME'] ?? '',
      tag: entry['SYSLOG_IDENTIFIER'] ?? comm ?? '',
      pid,
      message: entry['MESSAGE'] ?? '',
    },
    {
      input: { type: 'journald' },
      systemd: { transport: entry['_TRANSPORT'] ?? '' },
      journald,
      ...(facility !== undefined && {
        log: { syslog: { facility: { code: Number(facility) } } },
      }),
    },
  );
}

/** What the rule's query matches. */
export function isHit({ document }: Stored): boolean {
  const { process, message } = document as { process: { name: string }; message: string };
  return process.name === 'kernel' && message.includes('started with executable stack');
}

/** The host's kernel lines. */
export function isKernels({ document }: Stored): boolean {
  return (document as { process: { name: string } }).process.name === 'kernel';
}
