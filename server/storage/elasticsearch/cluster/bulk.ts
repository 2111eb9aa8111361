import type { ItemAnswer } from '../search_client';
import type { Cluster } from './cluster';
import type { CallContext, CreateOperation } from './requests';
import { backOff } from './retry';
import { itemError } from './failure';
import { storageError } from './storage_error';

const ITEMS_AT_ONCE = 500;
/** UTF-16 units of JSON, roughly bytes; Elasticsearch refuses requests of more than 100 MB. */
const SIZE_AT_ONCE = 8_000_000;

/** What is read of an answer, which says much more of each item; an error of the whole request is cut alike. */
const ANSWERED = 'error,status,errors,items.*.status,items.*.error';

export interface BulkResult {
  created: string[];
  existing: string[];
  /** What the index's mappings don't take. */
  refused: Refused[];
}

export interface Refused {
  id: string;
  /** A client's error. */
  error: Error;
}

/** An operation with its document as it is sent: it is needed for its size too. */
interface Line {
  operation: CreateOperation;
  json: string;
}

function* inParts(operations: readonly CreateOperation[]): Generator<Line[]> {
  let part: Line[] = [];
  let size = 0;
  for (const operation of operations) {
    const json = JSON.stringify(operation.source);
    const isFull = part.length >= ITEMS_AT_ONCE || size + json.length > SIZE_AT_ONCE;
    if (part.length > 0 && isFull) {
      yield part;
      part = [];
      size = 0;
    }
    part.push({ operation, json });
    size += json.length;
  }
  if (part.length > 0) yield part;
}

/** Errors of a document that its index's mappings can't hold, in 7.17, 8 and 9. */
export const MAPPING_ERRORS: ReadonlySet<string> = new Set([
  'mapper_parsing_exception',
  'document_parsing_exception',
  'illegal_argument_exception',
  'strict_dynamic_mapping_exception',
]);

function sort(operation: CreateOperation, item: ItemAnswer, result: BulkResult): 'again' | 'done' {
  const { status, error } = item;
  if (status < 300) result.created.push(operation.id);
  else if (status === 409) result.existing.push(operation.id);
  else if (status === 400 && MAPPING_ERRORS.has(error?.type ?? ''))
    result.refused.push({ id: operation.id, error: itemError(item) });
  else if (status === 429 || status === 503) return 'again';
  else throw itemError(item);
  return 'done';
}

async function createPart(
  cluster: Cluster,
  context: CallContext,
  part: readonly Line[],
  result: BulkResult,
): Promise<{ left: Line[]; reason?: ItemAnswer }> {
  // What is a string already is sent as it is.
  const operations = part.flatMap(({ operation: { id }, json }) => [{ create: { _id: id } }, json]);
  // People look at alerts at once, and there are few: visible when this answers.
  const request = {
    index: context.index,
    require_alias: true,
    refresh: true,
    filter_path: ANSWERED,
    operations,
  };
  const answer = await cluster.call(context, (options) => cluster.client.bulk(request, options));
  const left: Line[] = [];
  let reason: ItemAnswer | undefined;
  for (const [at, line] of part.entries()) {
    const item = answer.items[at]?.create ?? { status: 503 };
    if (sort(line.operation, item, result) === 'done') continue;
    left.push(line);
    reason = item;
  }
  return { left, reason };
}

/**
 * Creates documents, each that is not there yet, in requests of bearable size; single ones that were put off are tried again.
 * @throws ApplicationError where one could neither be created nor be found to exist
 */
export async function createInBulk(
  cluster: Cluster,
  context: CallContext,
  operations: readonly CreateOperation[],
): Promise<BulkResult> {
  const { policy } = cluster;
  const result: BulkResult = { created: [], existing: [], refused: [] };
  try {
    for (const part of inParts(operations)) {
      let { left, reason } = await createPart(cluster, context, part, result);
      for (let attempt = 2; left.length > 0 && reason !== undefined; attempt += 1) {
        if (attempt > policy.attempts) throw itemError(reason);
        await backOff(policy, attempt, context.signal);
        ({ left, reason } = await createPart(cluster, context, left, result));
      }
    }
  } catch (error) {
    throw storageError(error, context);
  }
  return result;
}
