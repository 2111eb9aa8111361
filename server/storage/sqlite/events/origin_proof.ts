import {
  fieldText,
  fieldValues,
  type Document,
  type JsonValue,
} from '../../../../common/document/document';
import { mergeDocuments } from '../../../../common/document/merge';

const FACILITY = 'log.syslog.facility.code';
const TRANSPORT = 'systemd.transport';
const PATH = 'log.file.path';
const ALSO_IN = 'executable_stack.also_in';

// rsyslog's stock configuration writes facility `kern` there, and nothing else; rotation appends to the name.
const KERNEL_LOG = /(?:^|\/)kern\.log(?:[.-][^/]*)?$/;

/** What a copy of an event says of where it came from. */
interface Proof {
  facility: boolean;
  transport: boolean;
  kernelLog: boolean;
}

function proofOf(document: Document): Proof {
  const paths = [...fieldValues(document, PATH), ...fieldValues(document, ALSO_IN)];
  return {
    facility: fieldValues(document, FACILITY).length > 0,
    transport: fieldValues(document, TRANSPORT).length > 0,
    kernelLog: paths.some((path) => KERNEL_LOG.test(String(path))),
  };
}

/** Whether a document says anything of its origin that another copy of it may lack. */
export function provesOrigin(document: Document): boolean {
  const { facility, transport, kernelLog } = proofOf(document);
  return facility || transport || kernelLog;
}

function nested(document: Document, ...path: readonly string[]): Document {
  let value: JsonValue | undefined = document as JsonValue;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
    value = value[key];
  }
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}

/**
 * What a stored event gains from another copy of it that proves more of its origin: the copy's syslog header and transport, and
 * under `executable_stack.also_in` its path. What the stored event says itself stays.
 * @returns the fields to lay over the stored event; undefined where the copy proves nothing new
 */
export function gainedProof(stored: Document, copy: Document): Document | undefined {
  const [has, brings] = [proofOf(stored), proofOf(copy)];
  const facility = brings.facility && !has.facility;
  const transport = brings.transport && !has.transport;
  if (!facility && !transport && !(brings.kernelLog && !has.kernelLog)) return undefined;

  const gained: Document = {};
  if (facility) {
    const header = mergeDocuments(nested(copy, 'log', 'syslog'), nested(stored, 'log', 'syslog'));
    gained['log'] = { syslog: header as JsonValue };
  }
  if (transport) gained['systemd'] = { transport: fieldText(copy, TRANSPORT) ?? null };
  const path = fieldText(copy, PATH);
  const known = [...fieldValues(stored, PATH), ...fieldValues(stored, ALSO_IN)];
  if (path !== undefined && !known.includes(path)) {
    const alsoIn = [...fieldValues(stored, ALSO_IN), path];
    gained['executable_stack'] = { also_in: alsoIn };
  }
  return gained;
}
