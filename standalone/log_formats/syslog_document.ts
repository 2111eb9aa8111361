import type { Document, JsonValue } from '../../common/document/document';
import type { LogSource } from './log_format';
import { syslogPriority } from './syslog_priority';

/** The version of ECS that the System integration's pipelines name. */
export const ECS_VERSION = '8.11.0';

/** What lines of a syslog file have in common, beside the file. */
export interface SyslogShare {
  /** As the line names it; empty where it names none. */
  host: string;
  /** -1 where the line has none. */
  priority: number;
  /** Of RFC 5424. */
  version: string | undefined;
  /** Of the time stamp, as written. */
  offset: string | undefined;
}

/** `event` and `data_stream` of a data set of an integration. */
export function dataset(
  module: string,
  name: string,
): { event: { [key: string]: JsonValue }; data_stream: JsonValue } {
  return {
    event: { kind: 'event', module, dataset: name },
    data_stream: { type: 'logs', dataset: name, namespace: 'default' },
  };
}

/** `host` of a line: `hostname` is what the line says, `name` falls back on what is known of the source. */
export function hostOf(named: string | undefined, fallback: string): { [key: string]: JsonValue } {
  const host: { [key: string]: JsonValue } = { name: named || fallback, os: { type: 'linux' } };
  if (named) host['hostname'] = named;
  return host;
}

/** The fields that lines of a syslog file share, as the System integration makes them (its sample_event.json). */
export function syslogDocument(share: SyslogShare, source: LogSource, isAuth: boolean): Document {
  const { event, data_stream } = dataset('system', isAuth ? 'system.auth' : 'system.syslog');
  event['timezone'] =
    share.offset === undefined ? source.timezone.name : share.offset.replace('Z', '+00:00');
  const log: { [key: string]: JsonValue } = {};
  if (source.path !== undefined) log['file'] = { path: source.path };
  const syslog = share.priority === -1 ? {} : syslogPriority(share.priority);
  if (share.version !== undefined) syslog['version'] = share.version;
  if (share.version !== undefined && share.host !== '') syslog['hostname'] = share.host;
  if (Object.keys(syslog).length > 0) log['syslog'] = syslog;
  return {
    event,
    data_stream,
    ecs: { version: ECS_VERSION },
    host: hostOf(share.host, source.hostName),
    input: { type: 'log' },
    ...(Object.keys(log).length > 0 && { log }),
    ...(isAuth && share.host !== '' && { related: { hosts: [share.host] } }),
  };
}
