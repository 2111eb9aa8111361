import type { JsonValue } from '../document/document';
import { errorMessage } from '../errors';
import { LIST_ID, type Exclusion } from './exclusion';

type JsonObject = { [key: string]: JsonValue };

/** What Elastic's items have no field for stands under this key of their `meta`. */
const OWN_META = 'executable_stack';

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const OURS = ['start_time', 'enabled', 'owner', 'reason', 'changes'];

/** The item as Elastic's import takes it, which refuses fields that it doesn't know. */
function toElastic(exclusion: Exclusion): object {
  const { start_time, enabled, owner, reason, meta } = exclusion;
  const own = { ...(start_time && { start_time }), enabled, owner, reason };
  const item = Object.fromEntries(Object.entries(exclusion).filter(([key]) => !OURS.includes(key)));
  return { ...item, tie_breaker_id: exclusion.id, meta: { ...meta, [OWN_META]: own } };
}

function containerOf(listId: string): object {
  const name = 'Process Started with Executable Stack: exclusions';
  return {
    list_id: listId,
    type: 'detection',
    name,
    description: name,
    namespace_type: 'single',
    os_types: [],
    tags: [],
    version: 1,
    immutable: false,
  };
}

function summaryOf(lists: number, items: number): object {
  return {
    exported_exception_list_count: lists,
    exported_exception_list_item_count: items,
    missing_exception_list_item_count: 0,
    missing_exception_list_items: [],
    missing_exception_lists: [],
    missing_exception_lists_count: 0,
  };
}

/**
 * Exclusions in the NDJSON that Elastic Security imports: a container for each list, the items, newest first, and a summary.
 * Elastic knows no start and no switch: whoever doesn't want those applied there leaves them out.
 */
export function exportNdjson(exclusions: readonly Exclusion[]): string {
  const listIds = [...new Set(exclusions.map(({ list_id }) => list_id))];
  const lists = listIds.length > 0 ? listIds : [LIST_ID];
  const newestFirst = exclusions.toSorted((a, b) => (a.created_at < b.created_at ? 1 : -1));
  const lines = [
    ...lists.map(containerOf),
    ...newestFirst.map(toElastic),
    summaryOf(lists.length, exclusions.length),
  ];
  return `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`;
}

/** Comments lose who wrote them and when, as in Elastic's own import. */
function commentsOf(value: JsonValue | undefined): JsonValue {
  if (!Array.isArray(value)) return [];
  return value.map((one) => (isObject(one) ? { comment: one['comment'] ?? '' } : one));
}

const TAKEN = [
  'name',
  'description',
  'entries',
  'os_types',
  'tags',
  'item_id',
  'list_id',
  'namespace_type',
];

/** An Elastic item as what makes an exclusion. It expires only if it says so, and its description is its reason. */
function fromElastic(item: JsonObject): JsonObject {
  const { [OWN_META]: ours, ...meta } = isObject(item['meta']) ? item['meta'] : {};
  const own = isObject(ours) ? ours : {};
  const taken = TAKEN.filter((key) => item[key] !== undefined).map((key) => [key, item[key]]);
  const reason = [own['reason'], item['description'], item['name']].find(
    (text) => typeof text === 'string' && text.trim() !== '',
  );
  return {
    ...Object.fromEntries(taken),
    ...(reason !== undefined && { reason }),
    ...(own['owner'] !== undefined && { owner: own['owner'] }),
    ...(own['enabled'] !== undefined && { enabled: own['enabled'] }),
    ...(own['start_time'] !== undefined && { start_time: own['start_time'] }),
    expire_time: item['expire_time'] ?? null,
    comments: commentsOf(item['comments']),
    ...(Object.keys(meta).length > 0 && { meta }),
  };
}

/** A line of an export that may become an exclusion: `input` is for the store to check. */
export interface ImportedLine {
  /** From 1. */
  line: number;
  input?: JsonValue;
  /** Why it can't be read. */
  problem?: string;
}

function readLine(text: string, line: number): ImportedLine[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return [{ line, problem: `is not JSON: ${errorMessage(error)}` }];
  }
  if (!isObject(value)) return [{ line, problem: 'is not a JSON object' }];
  // Lists, rules and summaries stand beside the items.
  const isItem = Object.hasOwn(value, 'entries') || Object.hasOwn(value, 'item_id');
  return isItem ? [{ line, input: fromElastic(value) }] : [];
}

/** The exception items in an NDJSON export of Elastic's exception lists or rules, or of ours; everything else is passed over. */
export function readNdjson(text: string): ImportedLine[] {
  return text
    .split(/\r?\n/)
    .flatMap((line, at) => (line.trim() === '' ? [] : readLine(line, at + 1)));
}
