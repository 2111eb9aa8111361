import { isUtf8 } from 'node:buffer';
import type { Document } from '../../common/document/document';
import type { LogRecord } from './log_format';

/** A part of a record as text: UTF-8, with U+FFFD where it isn't. @param from, to places in the record's chunk */
export function textBetween(record: LogRecord, from: number, to: number): string {
  if (record.isAscii) return record.text.slice(from, to);
  return record.bytes.toString('utf8', from, to);
}

/** The whole record as text. */
export function recordText(record: LogRecord): string {
  const text = textBetween(record, record.start, record.end);
  return record.lines > 1 && text.includes('\r\n') ? text.replaceAll('\r\n', '\n') : text;
}

/** What the id is made of where a record is taken as it stands. @param from a place in the record's chunk */
export function recordContent(record: LogRecord, from: number): string | Buffer {
  if (record.isAscii) return record.text.slice(from, record.end);
  return record.bytes.subarray(from, record.end);
}

/**
 * What has to be said of a record beside its text: `log.flags` as Filebeat sets them, and the bytes, in base64, where they are
 * not UTF-8 and the text therefore doesn't hold them all. Undefined for most.
 */
export function recordRemarks(record: LogRecord): Document | undefined {
  if (record.isAscii && record.lines === 1 && !record.isCut) return undefined;
  const remarks: Document = {};
  const flags: string[] = [];
  if (record.lines > 1) flags.push('multiline');
  if (record.isCut) flags.push('truncated');
  if (flags.length > 0) remarks['log'] = { flags };
  if (!record.isAscii) {
    const bytes = record.bytes.subarray(record.start, record.end);
    if (!isUtf8(bytes)) remarks['executable_stack'] = { bytes: bytes.toString('base64') };
  }
  return Object.keys(remarks).length === 0 ? undefined : remarks;
}
