import { fieldValues, type Document, type JsonValue } from '../../../../common/document/document';
import { declaredFieldTypes } from '../../../../common/document/field_types';
import { ALERT_FIELDS, WHOLE_DOCUMENT } from './alert_mappings';

const BOOLEANS: readonly JsonValue[] = [true, false, 'true', 'false'];

/** What is no number or date `ignore_malformed` leaves out; what is no boolean many versions refuse. */
function isTaken(field: string, value: JsonValue): boolean {
  if (declaredFieldTypes[field] === 'boolean') return BOOLEANS.includes(value);
  return typeof value !== 'object';
}

/** A document as it is sent: as it is, unless it has the field that holds another one whole. */
export function sourceOf(document: Document): Document {
  return Object.hasOwn(document, WHOLE_DOCUMENT) ? safeSource(document) : document;
}

/**
 * A document in a form that the mappings can't refuse: whole as JSON, and beside it, to be found by, those of its fields that are
 * mapped ahead. Events may bring anything, such as text where another brought an object; that must not cost an alert.
 */
export function safeSource(document: Document): Document {
  const source: Document = {};
  for (const field of Object.keys(ALERT_FIELDS)) {
    const values = fieldValues(document, field).filter((value) => isTaken(field, value));
    if (values.length > 0) source[field] = values.length === 1 ? values[0] : values;
  }
  return { ...source, [WHOLE_DOCUMENT]: JSON.stringify(document) };
}

/** The document that a source was made of. */
export function documentOf(source: unknown): Document {
  const fields = (source ?? {}) as Document;
  const whole = fields[WHOLE_DOCUMENT];
  return typeof whole === 'string' ? (JSON.parse(whole) as Document) : fields;
}
