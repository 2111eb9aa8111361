import { fieldText, fieldValues, type Document } from '../../common/document/document';
import { displayText } from '../../common/line/display';
import {
  FALSE_POSITIVES,
  RESPONSE_STEPS,
  TRIAGE_STEPS,
  type GuideItem,
} from '../../common/rule/guide';
import { describeHistoryEntry } from '../../common/triage/describe_history';
import { readTriage, type TriageState } from '../../common/triage/triage_state';
import type { Versioned } from '../../server/ports';
import { cell } from './alert_view';

const WIDTH = 110;

function wrap(text: string, indent: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && indent.length + line.length + word.length >= WIDTH) {
      lines.push(indent + line);
      line = '';
    }
    line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, indent + line];
}

function fact(name: string, value: string): string {
  return `  ${name.padEnd(10)}${value}`;
}

function optional(document: Document, name: string, field: string): string[] {
  return fieldText(document, field) === undefined ? [] : [fact(name, cell(document, field))];
}

function statusText({ status, reason, assignees, tags }: TriageState): string {
  return [
    reason === undefined ? status : `${status} as ${reason.replaceAll('_', ' ')}`,
    ...(assignees.length > 0 ? [`assigned to ${assignees.map(displayText).join(', ')}`] : []),
    ...(tags.length > 0 ? [`tags ${tags.map(displayText).join(', ')}`] : []),
  ].join(', ');
}

const BOXES = { open: '[ ]', done: '[x]', not_applicable: '[-]' } as const;

function stepLines({ id, title, text }: GuideItem, { steps }: TriageState): string[] {
  const step = steps[id];
  const box = BOXES[step?.state ?? 'open'];
  const finding = step?.finding === undefined ? '' : `: ${step.finding.replaceAll('_', ' ')}`;
  const who = step ? ` (${displayText(step.by.name)}, ${step.at})` : '';
  return [
    `  ${box} ${title}  ${id}${finding}${who}`,
    ...(step ? [] : wrap(text, '      ')),
    ...(step?.note === undefined ? [] : wrap(displayText(step.note), '      ')),
  ];
}

function section(title: string, lines: readonly string[]): string[] {
  return ['', title, ...lines];
}

/** One alert for people: the line, its origin and why, the guide's steps, and what was done. */
export function alertDetails({ id, document }: Versioned): string[] {
  const triage = readTriage(document);
  const reasons = fieldValues(document, 'executable_stack.origin.reasons.text').map(String);
  return [
    `${cell(document, 'executable_stack.program')} on ${cell(document, 'host.name')}`,
    fact('line', cell(document, 'message')),
    fact('written', cell(document, 'kibana.alert.original_time')),
    ...optional(document, 'path', 'executable_stack.path'),
    ...optional(document, 'boot', 'executable_stack.boot'),
    ...optional(document, 'file', 'log.file.path'),
    fact('origin', cell(document, 'executable_stack.origin.verdict')),
    ...reasons.flatMap((reason) => wrap(displayText(reason), '            ')),
    fact('status', statusText(triage)),
    fact('id', id),
    ...section(
      'Guide',
      TRIAGE_STEPS.flatMap((step) => stepLines(step, triage)),
    ),
    ...section(
      'A false positive? (executable-stack exclusions add --from ID --kind KIND --reason WHY)',
      FALSE_POSITIVES.flatMap(({ id: kind, title, text }) => [
        `  ${title}  ${kind}`,
        ...wrap(text, '      '),
      ]),
    ),
    ...section(
      'Response',
      RESPONSE_STEPS.flatMap((step) => stepLines(step, triage)),
    ),
    ...section(
      'History',
      triage.history.map((entry) => `  ${displayText(describeHistoryEntry(entry))}`),
    ),
  ];
}
