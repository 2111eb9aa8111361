import type { Change } from '../../../common/triage/change';
import { changeProblem } from './change_problem';

const many = Array.from({ length: 101 }, (_, index) => `name ${index}`);

describe('what keeps a change from being taken', () => {
  it.each<[Change, string | undefined]>([
    [{ type: 'add_tags', tags: ['ledger'] }, undefined],
    [{ type: 'undo' }, undefined],
    [{ type: 'step', step: 'review-syslog', state: 'done', note: null }, undefined],
    [
      { type: 'add_tags', tags: ['ledger', 'x'.repeat(257)] },
      'A tag must not be longer than 256 characters',
    ],
    [
      { type: 'assign', assignees: ['x'.repeat(257)] },
      'A name must not be longer than 256 characters',
    ],
    [{ type: 'set_tags', tags: many }, 'The tags must not hold more than 100'],
    [{ type: 'assign', assignees: many }, 'The names must not hold more than 100'],
    [
      { type: 'add_note', note: 'x'.repeat(30_001) },
      'The note must not be longer than 30000 characters',
    ],
  ])('%#', (change, words) => {
    expect(changeProblem(change)).toBe(words);
  });
});
