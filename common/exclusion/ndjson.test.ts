import type { Exclusion } from './exclusion';
import { parseNewExclusion } from './exclusion_schema';
import { exportNdjson, readNdjson } from './ndjson';

const at = '2026-11-24T12:00:00.000Z';
const exclusion: Exclusion = {
  id: 'i',
  item_id: 'i',
  list_id: 'executable-stack',
  type: 'simple',
  name: 'N',
  description: '',
  entries: [{ type: 'match', field: 'host.name', operator: 'included', value: 'a' }],
  namespace_type: 'single',
  os_types: ['linux'],
  tags: ['t'],
  comments: [{ id: 'c', comment: 'C', created_at: at, created_by: 'Alice' }],
  created_at: at,
  created_by: 'Alice',
  updated_at: at,
  updated_by: 'Alice',
  expire_time: '2027-02-22T12:00:00.000Z',
  enabled: true,
  owner: 'Alice',
  reason: 'R',
  changes: [],
};

it('exports a list, its items and a summary, with no field at the top that Elastic refuses', () => {
  const text = exportNdjson([exclusion]);
  const [list, item, summary, ...rest] = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(rest).toEqual([]);
  expect(text.endsWith('\n')).toBe(true);
  expect(list).toMatchObject({ list_id: 'executable-stack', type: 'detection' });
  for (const ours of ['enabled', 'owner', 'reason', 'changes', 'start_time'])
    expect(item).not.toHaveProperty(ours);
  expect(item.meta).toEqual({ executable_stack: { enabled: true, owner: 'Alice', reason: 'R' } });
  expect(summary).toEqual({
    exported_exception_list_count: 1,
    exported_exception_list_item_count: 1,
    missing_exception_list_item_count: 0,
    missing_exception_list_items: [],
    missing_exception_lists: [],
    missing_exception_lists_count: 0,
  });
});

it('reads what it exports', () => {
  const lines = readNdjson(exportNdjson([exclusion]));
  expect(lines).toHaveLength(1);
  const { entries, reason, owner, expire_time, comments, os_types } = parseNewExclusion(
    lines[0]?.input,
  );
  expect({ entries, reason, owner, expire_time, comments, os_types }).toEqual({
    entries: exclusion.entries,
    reason: 'R',
    owner: 'Alice',
    expire_time: exclusion.expire_time,
    comments: [{ comment: 'C' }],
    os_types: ['linux'],
  });
});

it('passes over rules and names what is no object', () => {
  const text = `${JSON.stringify({ rule_id: 'r', name: 'Rule' })}\n42\n`;
  expect(readNdjson(text)).toEqual([{ line: 2, problem: 'is not a JSON object' }]);
});
