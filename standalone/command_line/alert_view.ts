import { fieldText, fieldValues, type Document } from '../../common/document/document';
import { displayText } from '../../common/line/display';
import type { Versioned } from '../../server/ports';
import { table } from './output';

const SHORT_ID = 10;

/** The first characters of an id, enough to name it at the command line. */
export const shortId = (id: string): string => id.slice(0, SHORT_ID);

/** A field's first value, safe to print; `-` where there is none. */
export function cell(document: Document, field: string): string {
  const text = fieldText(document, field);
  return text === undefined || text === '' ? '-' : displayText(text);
}

/** A time as people read it at a terminal: UTC, to the second. */
export function time(document: Document, field: string): string {
  const text = fieldText(document, field);
  return text === undefined ? '-' : text.slice(0, 19).replace('T', ' ');
}

/** Alerts as lines of a table, and how many of each origin. */
export function alertTable(alerts: readonly Versioned[]): string[] {
  if (alerts.length === 0) return ['No alerts.'];
  const rows = alerts.map(({ id, document }) => [
    time(document, 'kibana.alert.original_time'),
    cell(document, 'host.name'),
    cell(document, 'executable_stack.origin.verdict'),
    cell(document, 'kibana.alert.workflow_status'),
    shortId(id),
    cell(document, 'executable_stack.path'),
  ]);
  return [
    ...table(
      ['TIME (UTC)', 'HOST', 'ORIGIN', 'STATUS', 'ID', 'PATH AS THE KERNEL PRINTS IT'],
      rows,
    ),
    '',
    summary(alerts),
  ];
}

function summary(alerts: readonly Versioned[]): string {
  const of = (verdict: string): number =>
    alerts.filter(({ document }) =>
      fieldValues(document, 'executable_stack.origin.verdict').includes(verdict),
    ).length;
  const count = alerts.length === 1 ? '1 alert' : `${alerts.length} alerts`;
  return `${count}: ${of('authentic')} authentic, ${of('forged')} forged, ${of('unproven')} unproven`;
}
