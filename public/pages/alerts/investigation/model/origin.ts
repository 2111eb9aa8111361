import { readVerdict } from '../../../../../common/alert/read_verdict';
import type { Document, JsonValue } from '../../../../../common/document/document';
import type { OriginVerdict } from '../../../../../common/line/proof';

export interface OriginReason {
  text: string;
  speaks: 'for' | 'against' | 'neither';
}

/** Who wrote the line, and why that is believed; the reason that decides first. */
export interface Origin {
  verdict: OriginVerdict;
  reasons: OriginReason[];
}

function member(value: JsonValue | undefined, name: string): JsonValue | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return value[name];
}

function readReason(reason: JsonValue): OriginReason[] {
  const text = member(reason, 'text');
  const speaks = member(reason, 'speaks');
  if (typeof text !== 'string') return [];
  return [{ text, speaks: speaks === 'for' || speaks === 'against' ? speaks : 'neither' }];
}

const DECIDES = { authentic: 'for', forged: 'against', unproven: 'neither' } as const;

/** The verdict that an alert keeps. One that says nothing is unproven. */
export function readOrigin(document: Document): Origin {
  const verdict = readVerdict(document) ?? 'unproven';
  const list = member(member(document['executable_stack'], 'origin'), 'reasons');
  const reasons = Array.isArray(list) ? list.flatMap(readReason) : [];
  const decisive = reasons.find(({ speaks }) => speaks === DECIDES[verdict]);
  if (!decisive) return { verdict, reasons };
  return { verdict, reasons: [decisive, ...reasons.filter((reason) => reason !== decisive)] };
}
