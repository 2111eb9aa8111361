/** A record of auditd: `type=TYPE msg=audit(SECONDS.MILLISECONDS:SERIAL): key=value …` (auditd(8), the kernel's audit.c). */
export interface AuditRecord {
  type: string;
  /** Of the machine that it came from, where auditd writes it. */
  node: string | undefined;
  /** `SECONDS.MILLISECONDS:SERIAL`, the same for all records of an event. */
  stamp: string;
  /** ms since the epoch */
  time: number;
  serial: number;
  /** Decoded; what auditd translated itself stands under its name in capitals. */
  fields: Map<string, string>;
}

const HEAD = /^(?:node=(\S+) )?type=([A-Z0-9_[\]]+) msg=audit\((\d{1,11})\.(\d{3}):(\d{1,10})\): ?/;
const FIELD = /([A-Za-z0-9_-]+)=(?:"([^"]*)"|'([^']*)'?|([^\s\u001d]*))/g;

// Written by user programs or named by users: the kernel prints them in quotes, or in hex where they hold anything odd.
const ENCODED =
  /^(?:comm|exe|cwd|name|proctitle|acct|cmd|data|path|dir|vm|key|file|ocomm|a\d+(?:\[\d+\])?)$/;
const HEX = /^(?:[0-9A-Fa-f]{2})+$/;

/** Bytes that the kernel printed in hex, as text. */
export function fromHex(hex: string): string {
  return Buffer.from(hex, 'hex').toString('utf8');
}

function decoded(type: string, key: string, value: string): string {
  // The registers of a system call have the names of a program's arguments, and are numbers.
  const isEncoded =
    type === 'EXECVE' ? /^a\d/.test(key) || key === 'key' : ENCODED.test(key) && !/^a\d/.test(key);
  return isEncoded && HEX.test(value) ? fromHex(value) : value;
}

function readFields(type: string, text: string, fields: Map<string, string>): void {
  for (const [, key = '', quoted, nested, bare = ''] of text.matchAll(FIELD)) {
    if (nested !== undefined) readFields(type, nested, fields);
    else if (!fields.has(key)) fields.set(key, quoted ?? decoded(type, key, bare));
  }
}

/** Reads a record; undefined where the line is none. */
export function parseAuditRecord(line: string): AuditRecord | undefined {
  const head = HEAD.exec(line);
  if (head === null) return undefined;
  const [all, node, type = '', seconds = '', millis = '', serial = ''] = head;
  const fields = new Map<string, string>();
  readFields(type, line.slice(all.length), fields);
  return {
    type,
    node,
    stamp: `${seconds}.${millis}:${serial}`,
    time: Number(seconds) * 1000 + Number(millis),
    serial: Number(serial),
    fields,
  };
}

/** Is a line one of audit.log? */
export function isAuditRecord(line: string): boolean {
  return HEAD.test(line);
}
