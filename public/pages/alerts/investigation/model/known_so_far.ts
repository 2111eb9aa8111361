import type { TriageState } from '../../../../../common/triage/triage_state';
import { progressOf } from './steps_progress';
import { closeReasonName } from './words';

/** The steps that an alert is judged by, and how people are called. */
export interface KnownContext {
  guide: readonly string[];
  response: readonly string[];
  nameOf: (id: string) => string;
}

function stepsText(state: TriageState, { guide }: KnownContext): string {
  const { done, total, suspicious, noData } = progressOf(state, guide);
  if (done === 0)
    return state.status === 'closed'
      ? 'no step of the guide is done'
      : 'no step of the guide is done yet';
  const findings = [
    ...(suspicious > 0 ? [`${suspicious} suspicious`] : []),
    ...(noData > 0 ? [`${noData} without data`] : []),
  ];
  const nothing = done === total && findings.length === 0 ? ', nothing suspicious' : '';
  return `${done} of ${total} steps done${findings.map((text) => `, ${text}`).join('')}${nothing}`;
}

function responseText(state: TriageState, { response }: KnownContext): string[] {
  const { done, total } = progressOf(state, response);
  return done === 0 ? [] : [`response ${done} of ${total}`];
}

function statusText({ status, reason }: TriageState): string[] {
  if (status !== 'closed') return [];
  return [`closed as ${closeReasonName(reason ?? 'other').toLowerCase()}`];
}

function assigneesText({ assignees }: TriageState, { nameOf }: KnownContext): string {
  return assignees.length === 0
    ? 'assigned to nobody'
    : `assigned to ${assignees.map(nameOf).join(', ')}`;
}

/** In one sentence what is known of an alert: `2 of 6 steps done, 1 suspicious; assigned to alice.` */
export function knownSoFar(state: TriageState, context: KnownContext): string {
  const parts = [
    ...statusText(state),
    stepsText(state, context),
    ...responseText(state, context),
    assigneesText(state, context),
  ];
  const text = parts.join('; ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
