import { MemoryRecordStore } from '../../test/support/memory_stores';
import { VersionConflict } from '../ports';
import { leaseHolder, LeaseLost, takeLease, type Lease, type LeaseDependencies } from './lease';

const MINUTE = 60_000;

function twoProcesses() {
  const records = new MemoryRecordStore();
  const clock = {
    time: 1_800_000_000_000,
    now() {
      return this.time;
    },
  };
  const dead = new Set<number>();
  const processOf = (pid: number, host = 'web-01'): LeaseDependencies => ({
    records,
    clock,
    owner: { host, pid, started: `s${pid}`, id: `application-${pid}` },
    isAlive: (owner) => !dead.has(owner.pid),
  });
  return {
    records,
    clock,
    dead,
    one: processOf(1),
    two: processOf(2),
    remote: processOf(3, 'web-02'),
  };
}

async function take(deps: LeaseDependencies): Promise<Lease> {
  const answer = await takeLease(deps);
  if ('lease' in answer) return answer.lease;
  throw new Error(`held by ${answer.heldBy?.pid}`);
}

test('while one has it no other gets it, and is told who has it', async () => {
  const { one, two } = twoProcesses();
  await take(one);
  expect(await takeLease(two)).toEqual({ heldBy: one.owner });
  expect(await leaseHolder(two)).toEqual(one.owner);
});

test('what was given back is free', async () => {
  const { one, two } = twoProcesses();
  await (await take(one)).release();
  expect(await leaseHolder(one)).toBeUndefined();
  await take(two);
  expect(await leaseHolder(one)).toEqual(two.owner);
});

test('of several that try at once one gets it', async () => {
  for (const before of [false, true]) {
    const { one, two, remote } = twoProcesses();
    if (before) await (await take(one)).release();
    const answers = await Promise.all([one, two, remote].map(takeLease));
    expect(answers.filter((answer) => 'lease' in answer)).toHaveLength(1);
  }
});

test('it runs out after a minute, unless it is renewed', async () => {
  const { one, two, clock } = twoProcesses();
  const lease = await take(one);
  clock.time += MINUTE - 1;
  await lease.renew();
  clock.time += MINUTE - 1;
  expect(await takeLease(two)).toEqual({ heldBy: one.owner });
  clock.time += 1;
  await take(two);
});

test('who lost it learns so at the next renewal, and does not disturb the new holder', async () => {
  const { one, two, clock } = twoProcesses();
  const stale = await take(one);
  clock.time += 2 * MINUTE;
  await take(two);
  await expect(stale.renew()).rejects.toThrow(LeaseLost);
  await stale.release();
  expect(await leaseHolder(one)).toEqual(two.owner);
});

test('renewing often costs nothing', async () => {
  const { one, records, clock } = twoProcesses();
  const lease = await take(one);
  const update = jest.spyOn(records, 'update');
  clock.time += 5_000;
  await lease.renew();
  expect(update).not.toHaveBeenCalled();
  clock.time -= 10 * MINUTE;
  await lease.renew();
  expect(update).toHaveBeenCalledTimes(1);
});

test('a dead process of this host loses it at once; of another host nobody can tell', async () => {
  const { one, two, remote, dead } = twoProcesses();
  await take(one);
  dead.add(1);
  expect(await takeLease(remote)).toEqual({ heldBy: one.owner });
  await take(two);
});

test('what this very application left behind is its own', async () => {
  const { one } = twoProcesses();
  await take(one);
  await take(one);
});

test('a clock that ran far ahead does not block the detection once it is set right', async () => {
  const { one, remote, clock } = twoProcesses();
  clock.time += 365 * 24 * 60 * MINUTE;
  await take(one);
  clock.time -= 365 * 24 * 60 * MINUTE;
  await take(remote);
});

test('what the store fails with is not taken for a lost lease', async () => {
  const { one, records, clock } = twoProcesses();
  const lease = await take(one);
  jest.spyOn(records, 'update').mockRejectedValue(new Error('disk full'));
  clock.time += MINUTE;
  await expect(lease.renew()).rejects.toThrow('disk full');
  await expect(takeLease(one)).rejects.toThrow('disk full');
  jest.spyOn(records, 'update').mockRejectedValue(new VersionConflict('lease'));
  expect(await takeLease(one)).toHaveProperty('heldBy');
});
