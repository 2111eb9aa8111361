import fc from 'fast-check';
import type { Document } from '../../common/document/document';
import type { FieldSample } from './queries';

export const START = Date.UTC(2026, 10, 24, 12);
export const iso = (offset: number) => new Date(START + offset).toISOString();
export const STATUS = 'kibana.alert.workflow_status';
export const ORIGIN = 'executable_stack.origin.verdict';
export const PROGRAM = 'executable_stack.program';

interface AlertFields {
  at?: number;
  status?: string;
  host?: string | string[];
  program?: string;
  origin?: string;
  original?: string | string[];
  ingested?: number;
  message?: string;
}

/** An alert as it is stored: `kibana.alert.*` flat, the rest nested. */
export function alert(fields: AlertFields = {}): Document {
  const document: Document = {
    '@timestamp': iso(fields.at ?? 0),
    executable_stack: { path_complete: true },
  };
  const own: Document = {};
  if (fields.program !== undefined) own['program'] = fields.program;
  if (fields.origin !== undefined) own['origin'] = { verdict: fields.origin, reasons: [] };
  document['executable_stack'] = own as { [field: string]: string };
  if (fields.status !== undefined) document[STATUS] = fields.status;
  if (fields.original !== undefined) document['kibana.alert.original_time'] = fields.original;
  if (fields.host !== undefined) document['host'] = { name: fields.host };
  if (fields.ingested !== undefined) document['event'] = { ingested: iso(fields.ingested) };
  if (fields.message !== undefined) document['message'] = fields.message;
  return document;
}

/** Fields of the generated alerts, with values to ask for. */
export const ALERT_FIELDS: readonly FieldSample[] = [
  { field: STATUS, values: ['open', 'closed', 'Open'] },
  { field: ORIGIN, values: ['authentic', 'forged'] },
  { field: PROGRAM, values: ['billing', 'jit-worker'], ordered: true },
  { field: 'host.name', values: ['web-01', 'web-02', 'bäckerei'], ordered: true },
  { field: 'message', values: ['executable stack', 'alice', 'stack'] },
  { field: '@timestamp', values: [iso(0), iso(3)], ordered: true },
  { field: 'kibana.alert.original_time', values: [iso(0), iso(-2)], ordered: true },
];

function sometimes<T>(...values: T[]): fc.Arbitrary<T | undefined> {
  return fc.constantFrom(undefined, ...values);
}

/** Alerts, also with several values, or none, or odd ones, where one is usual. */
export const alertArbitrary: fc.Arbitrary<Document> = fc
  .record({
    at: fc.integer({ min: 0, max: 5 }),
    status: sometimes('open', 'closed'),
    host: sometimes<string | string[]>('web-01', 'web-02', 'bäckerei', ['web-01', 'web-02'], []),
    program: sometimes('billing', 'jit-worker'),
    origin: sometimes('authentic', 'forged'),
    original: sometimes<string | string[]>(
      iso(-1),
      iso(-2),
      [iso(-1), iso(0)],
      '2026-11-24T12:00:00.000123+00:00',
      'not a date',
    ),
    message: sometimes('started with executable stack', 'stack of alice'),
  })
  .map(alert);
