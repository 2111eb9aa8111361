import type { Document } from '../../common/document/document';

/** A kernel's line as the System integration stores it, written just now. */
export function eventWith(message: string, host = 'web-02'): Document {
  return {
    '@timestamp': new Date().toISOString(),
    message,
    host: { name: host, hostname: host, os: { type: 'linux' } },
    event: { kind: 'event', module: 'system', dataset: 'system.syslog' },
    data_stream: { type: 'logs', dataset: 'system.syslog', namespace: 'default' },
    process: { name: 'kernel' },
    log: { file: { path: '/var/log/kern.log' } },
  };
}

/** The kernel's line about a program. */
export function kernelEvent(path: string, host?: string): Document {
  return eventWith(`[   12.345678] process '${path}' started with executable stack`, host);
}
