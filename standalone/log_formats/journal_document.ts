import type { Document, JsonValue } from '../../common/document/document';
import { journalNumber, journalText, type JournalEntry } from './journal_values';
import { dataset, ECS_VERSION, hostOf } from './syslog_document';
import { isAuthFacility, syslogCodes } from './syslog_priority';

type Fields = { [key: string]: JsonValue };

/** Does an entry belong to the authentication logs? */
export function isAuthEntry(entry: JournalEntry): boolean {
  return isAuthFacility(journalNumber(entry['SYSLOG_FACILITY']));
}

// Filebeat's names (elastic/beats filebeat/input/journald/pkg/journalfield/default.go); what it leaves out, the kernel's own
// time stamp, goes beside them.
const OWN_TEXTS: readonly (readonly [field: string, path: readonly [string, ...string[]]])[] = [
  ['_EXE', ['process', 'executable']],
  ['_UID', ['user', 'id']],
  ['_GID', ['user', 'group', 'id']],
  ['SYSLOG_IDENTIFIER', ['syslog', 'identifier']],
  ['_COMM', ['journald', 'process', 'name']],
  ['_CAP_EFFECTIVE', ['journald', 'process', 'capabilities']],
  ['_AUDIT_SESSION', ['journald', 'audit', 'session']],
  ['_SYSTEMD_UNIT', ['systemd', 'unit']],
  ['_SYSTEMD_USER_UNIT', ['systemd', 'user_unit']],
  ['_SYSTEMD_SLICE', ['systemd', 'slice']],
  ['_SYSTEMD_SESSION', ['systemd', 'session']],
  ['_SYSTEMD_INVOCATION_ID', ['systemd', 'invocation_id']],
  ['CONTAINER_ID_FULL', ['container', 'id']],
  ['CONTAINER_NAME', ['container', 'name']],
  ['_KERNEL_DEVICE', ['journald', 'kernel', 'device']],
  ['_KERNEL_SUBSYSTEM', ['journald', 'kernel', 'subsystem']],
  ['MESSAGE_ID', ['message_id']],
];
const OWN_NUMBERS: readonly (readonly [field: string, path: readonly [string, ...string[]]])[] = [
  ['_PID', ['journald', 'pid']],
  ['_UID', ['journald', 'uid']],
  ['_AUDIT_LOGINUID', ['journald', 'audit', 'login_uid']],
  ['__MONOTONIC_TIMESTAMP', ['journald', 'monotonic_timestamp']],
  ['_SOURCE_MONOTONIC_TIMESTAMP', ['journald', 'source_monotonic_timestamp']],
];

function put(fields: Fields, path: readonly [string, ...string[]], value: JsonValue): void {
  const [first, ...others] = path;
  const [next, ...rest] = others;
  if (next === undefined) {
    fields[first] = value;
    return;
  }
  const child = (fields[first] ?? {}) as Fields;
  fields[first] = child;
  put(child, [next, ...rest], value);
}

/** What entries have in common with others, as a key. */
export function journalShareKey(entry: JournalEntry): string {
  const { _HOSTNAME, _MACHINE_ID, _BOOT_ID, _TRANSPORT, SYSLOG_FACILITY, PRIORITY } = entry;
  return JSON.stringify([_HOSTNAME, _MACHINE_ID, _BOOT_ID, _TRANSPORT, SYSLOG_FACILITY, PRIORITY]);
}

/** The fields that the entries of a key share, with the System integration's and Filebeat's names. */
export function journalShared(
  entry: JournalEntry,
  hostName: string,
  path: string | undefined,
): Document {
  const facility = journalNumber(entry['SYSLOG_FACILITY']);
  const severity = journalNumber(entry['PRIORITY']);
  const hostname = journalText(entry['_HOSTNAME']);
  const host: Fields = hostOf(hostname, hostName);
  const machine = journalText(entry['_MACHINE_ID']);
  if (machine !== undefined) host['id'] = machine;
  const syslog = syslogCodes(facility, severity);
  // As Filebeat does: the journal's PRIORITY is the severity alone.
  if (severity !== undefined) syslog['priority'] = severity;
  const log: Fields = {};
  if (Object.keys(syslog).length > 0) log['syslog'] = syslog;
  if (path !== undefined) log['file'] = { path };
  const boot = journalText(entry['_BOOT_ID']);
  const transport = journalText(entry['_TRANSPORT']);
  return {
    ...dataset('system', isAuthEntry(entry) ? 'system.auth' : 'system.syslog'),
    ecs: { version: ECS_VERSION },
    host,
    input: { type: 'journald' },
    ...(Object.keys(log).length > 0 && { log }),
    ...(boot !== undefined && { journald: { host: { boot_id: boot } } }),
    ...(transport !== undefined && { systemd: { transport } }),
    ...(hostname !== undefined && { related: { hosts: [hostname] } }),
  };
}

/** What an entry says beside its message, program and pid; undefined where it says nothing. */
export function journalOwn(entry: JournalEntry): Document | undefined {
  const own: Fields = {};
  for (const [field, path] of OWN_TEXTS) {
    const value = journalText(entry[field]);
    if (value !== undefined) put(own, path, value);
  }
  for (const [field, path] of OWN_NUMBERS) {
    const value = journalNumber(entry[field]);
    if (value !== undefined) put(own, path, value);
  }
  const commandLine = journalText(entry['_CMDLINE']);
  if (commandLine !== undefined && entry['_TRANSPORT'] !== 'audit') {
    // As Filebeat does: the journal keeps no borders between arguments.
    const args = commandLine.split(' ');
    own['process'] = {
      ...((own['process'] as Fields | undefined) ?? {}),
      command_line: commandLine,
      args,
      args_count: args.length,
    };
  }
  return Object.keys(own).length === 0 ? undefined : own;
}
