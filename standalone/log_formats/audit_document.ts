import type { Document, JsonValue } from '../../common/document/document';
import { architectureName, auditAction, syscallName } from './audit_actions';
import type { AuditRecord } from './audit_record';

type Fields = { [key: string]: JsonValue };

const UNSET = '4294967295';
/** Arguments of a program that are kept: the kernel's own limit lies in the megabytes. */
const MAX_ARGUMENTS = 512;

/** `-1`, `4294967295` and `unset` are nobody: the login user of what no login started. */
function idOf(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  return value === UNSET || value === '-1' ? 'unset' : value;
}

/** Merged fields of an event's records; those of the system call first. */
function merge(records: readonly AuditRecord[]): Map<string, string> {
  const all = new Map<string, string>();
  const ordered = [...records].sort(
    (a, b) => Number(b.type === 'SYSCALL') - Number(a.type === 'SYSCALL'),
  );
  for (const { type, fields } of ordered) {
    if (type === 'PATH' || type === 'EXECVE') continue;
    for (const [key, value] of fields) if (!all.has(key)) all.set(key, value);
  }
  return all;
}

/** The arguments of EXECVE records; long ones come in pieces, `a1[0]=… a1[1]=…`, and over several records. */
function argumentsOf(records: readonly AuditRecord[]): string[] | undefined {
  const fields = new Map<string, string>();
  for (const { type, fields: own } of records) {
    if (type === 'EXECVE') for (const [key, value] of own) fields.set(key, value);
  }
  const count = Math.min(Number(fields.get('argc') ?? 0) || 0, MAX_ARGUMENTS);
  const found: string[] = [];
  for (let i = 0; i < count; i += 1) {
    const whole = fields.get(`a${i}`);
    if (whole === undefined) break;
    found.push(whole);
  }
  return found.length === 0 ? undefined : found;
}

function user(all: ReadonlyMap<string, string>): Fields | undefined {
  const pair = (id: string, name: string): Fields => {
    const fields: Fields = {};
    const value = idOf(all.get(id));
    if (value !== undefined) fields['id'] = value;
    const known = all.get(name);
    if (known !== undefined && known !== 'unset') fields['name'] = known;
    return fields;
  };
  const fields = pair('uid', 'UID');
  const group = pair('gid', 'GID');
  if (Object.keys(group).length > 0) fields['group'] = group;
  const auid = pair('auid', 'AUID');
  if (auid['id'] !== undefined && auid['id'] !== 'unset') fields['audit'] = auid;
  const acct = all.get('acct');
  if (acct !== undefined) fields['effective'] = { name: acct };
  else if (all.has('euid') && all.get('euid') !== all.get('uid'))
    fields['effective'] = pair('euid', 'EUID');
  if (all.has('suid') && all.get('suid') !== all.get('uid')) fields['saved'] = pair('suid', 'SUID');
  return Object.keys(fields).length === 0 ? undefined : fields;
}

function processOf(all: ReadonlyMap<string, string>, args: string[] | undefined): Fields {
  const fields: Fields = {};
  const put = (name: string, value: JsonValue | undefined): void => {
    if (value !== undefined) fields[name] = value;
  };
  put('executable', all.get('exe'));
  put('working_directory', all.get('cwd'));
  put('title', all.get('proctitle')?.replaceAll('\0', ' '));
  if (args !== undefined) {
    put('args', args);
    put('args_count', args.length);
    put('command_line', args.join(' '));
  }
  const parent = Number(all.get('ppid'));
  if (Number.isSafeInteger(parent)) put('parent', { pid: parent });
  return fields;
}

const ELSEWHERE = new Set([
  'pid',
  'ppid',
  'comm',
  'exe',
  'cwd',
  'proctitle',
  'uid',
  'gid',
  'euid',
  'suid',
  'fsuid',
  'egid',
  'sgid',
  'fsgid',
  'success',
  'res',
  'items',
  'ses',
  'subj',
  'key',
  'argc',
]);

function dataOf(all: ReadonlyMap<string, string>, syscall: string | undefined): Fields {
  const data: Fields = {};
  for (const [key, value] of all) {
    if (ELSEWHERE.has(key) || /^[A-Z]/.test(key)) continue;
    data[key] = value;
  }
  if (syscall !== undefined) data['syscall'] = syscall;
  const arch = all.get('arch');
  if (arch !== undefined) data['arch'] = architectureName(arch);
  const auid = idOf(all.get('auid'));
  if (auid !== undefined) data['auid'] = auid;
  return data;
}

function resultOf(all: ReadonlyMap<string, string>): 'success' | 'fail' | undefined {
  const value = all.get('success') ?? all.get('res') ?? all.get('result');
  if (value === undefined) return undefined;
  return ['yes', 'success', '1'].includes(value) ? 'success' : 'fail';
}

function pathsOf(records: readonly AuditRecord[]): JsonValue[] {
  return records
    .filter(({ type }) => type === 'PATH')
    .map(({ fields }) => Object.fromEntries([...fields].filter(([key]) => !/^[A-Z]/.test(key))));
}

/** What the records of one event say, as Elastic's auditd_manager puts it (its sample_event.json). */
export interface AuditEvent {
  processName: string | undefined;
  pid: number | undefined;
  own: Document;
}

/** @param records of one serial, at least one, in the order in which they were written */
export function auditEvent(records: readonly [AuditRecord, ...AuditRecord[]]): AuditEvent {
  const [first] = records;
  const all = merge(records);
  const arch = all.get('arch');
  const number = all.get('syscall');
  const syscall =
    number === undefined
      ? undefined
      : (all.get('SYSCALL') ?? syscallName(architectureName(arch ?? ''), number));
  const { action, category, type } = auditAction(first.type, syscall, all.has('tcontext'));
  const result = resultOf(all);
  const event: Fields = {
    action,
    category: [...category],
    type: [...type],
    sequence: first.serial,
  };
  if (result !== undefined) event['outcome'] = result === 'success' ? 'success' : 'failure';

  const auditd: Fields = { message_type: first.type.toLowerCase(), data: dataOf(all, syscall) };
  if (result !== undefined) auditd['result'] = result;
  const session = idOf(all.get('ses'));
  if (session !== undefined) auditd['session'] = session;
  auditd['summary'] = summary(all, category.includes('file') || action === 'executed');
  const paths = pathsOf(records);
  if (paths.length > 0) auditd['paths'] = paths;

  const own: Document = { event, auditd };
  const process = processOf(all, argumentsOf(records));
  if (Object.keys(process).length > 0) own['process'] = process;
  const who = user(all);
  if (who !== undefined) own['user'] = who;
  const address = all.get('addr');
  if (address !== undefined && /^[0-9a-f.:]{3,}$/i.test(address)) own['source'] = { ip: address };
  const key = all.get('key');
  if (key !== undefined && key !== '(null)') own['tags'] = key.split('\u0001');
  const pid = Number(all.get('pid'));
  return {
    processName: all.get('comm'),
    pid: Number.isSafeInteger(pid) && pid >= 0 ? pid : undefined,
    own,
  };
}

function summary(all: ReadonlyMap<string, string>, isFile: boolean): Fields {
  const actor: Fields = {};
  const primary = all.get('AUID') ?? idOf(all.get('auid'));
  const secondary = all.get('acct') ?? all.get('UID') ?? all.get('uid');
  if (primary !== undefined) actor['primary'] = primary;
  if (secondary !== undefined) actor['secondary'] = secondary;
  const fields: Fields = { actor };
  const how = all.get('exe') ?? all.get('comm');
  if (how !== undefined) fields['how'] = how;
  const what = all.get('unit') ?? all.get('cmd') ?? all.get('exe');
  if (what !== undefined) fields['object'] = { primary: what, type: isFile ? 'file' : 'process' };
  return fields;
}
