import { createHash } from 'node:crypto';
import type { Document } from '../../common/document/document';
import type { NewEvent } from '../../server/ports';

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

/** A document as the embedded store takes it. */
export function toEvent(document: Document): NewEvent {
  const { '@timestamp': time, message, ...shared } = document;
  const timestamp = Date.parse(String(time));
  const digest = createHash('sha256').update(JSON.stringify(document)).digest('hex');
  const id = timestamp.toString(16).padStart(12, '0') + digest.slice(0, 20);
  return { id, shared, timestamp, message: String(message) };
}
