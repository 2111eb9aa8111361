import { fieldText, fieldValues, type Document, type JsonValue } from '../document/document';
import { mergeDocuments } from '../document/merge';
import { strengthOf, type Origin, type OriginProof } from '../line/proof';
import { DETECTION, type HistoryEntry } from '../triage/record';
import { readTriage } from '../triage/triage_state';
import { ancestorOf, originFields } from './alert_document';
import { sourcesOf, type IdentifiedEvent } from './alert_identity';
import { readVerdict } from './read_verdict';

const ANCESTORS = 'kibana.alert.ancestors';

function provesMore(alert: Document, origin: Origin): boolean {
  const known = (fieldText(alert, 'executable_stack.origin.proof') ?? 'none') as OriginProof;
  return strengthOf(origin.proof) > strengthOf(known);
}

function confirmedOrigin(alert: Document, origin: Origin, now: number): Document {
  const entry: HistoryEntry = {
    at: new Date(now).toISOString(),
    by: DETECTION,
    action: 'confirmed_origin',
    from: readVerdict(alert) ?? 'unproven',
    to: origin.verdict,
  };
  const history = [...readTriage(alert).history, entry] as unknown as JsonValue;
  return { origin: originFields(origin), history };
}

function listOf(alert: Document, field: string): JsonValue[] {
  const list = alert[field];
  return Array.isArray(list) ? list : [];
}

/** The event that the alert was made from came again, and says more: what it gained. */
function gainedFields({ document }: IdentifiedEvent): Document {
  const { log, systemd } = document;
  const ingested = fieldText(document, 'event.ingested');
  return {
    ...(log !== undefined && { log }),
    ...(systemd !== undefined && { systemd }),
    ...(ingested !== undefined && { event: { ingested } }),
  };
}

/**
 * The alert with what another copy of its line adds: the copy as one more ancestor, the source that it stood in, and the origin
 * where the copy proves it better than the alert knows; the history says so then.
 * @param origin what the copy proves
 * @param now milliseconds since the epoch
 * @returns undefined where it adds nothing
 */
export function confirmAlert(
  alert: Document,
  event: IdentifiedEvent,
  origin: Origin,
  now: number,
): Document | undefined {
  const isKnown = fieldValues(alert, `${ANCESTORS}.id`).includes(event.id);
  const isBetter = provesMore(alert, origin);
  if (isKnown && !isBetter) return undefined;
  const known = fieldValues(alert, 'executable_stack.sources');
  const sources = [...new Set([...known, ...sourcesOf(event)])];
  const own = { sources, ...(isBetter && confirmedOrigin(alert, origin, now)) };
  const confirmed = mergeDocuments(alert, {
    ...(isKnown && gainedFields(event)),
    executable_stack: own as JsonValue,
  });
  if (isKnown) return confirmed;
  return { ...confirmed, [ANCESTORS]: [...listOf(alert, ANCESTORS), ancestorOf(event)] };
}
