import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { isProcessAlive, processOwner } from './process_owner';

test('this process runs, and every application in it is another owner', () => {
  const [one, two] = [processOwner(), processOwner()];
  expect(one.pid).toBe(process.pid);
  expect(one.id).not.toBe(two.id);
  expect(isProcessAlive(one)).toBe(true);
});

test('one that was killed runs no longer', async () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  await once(child, 'spawn');
  const pid = child.pid ?? 0;
  const [boot, namespace] = processOwner().started.split(' ');
  const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
  const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  const owner = { ...processOwner(), pid, started: `${boot} ${namespace} ${ticks}` };
  expect(isProcessAlive(owner)).toBe(true);
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(isProcessAlive(owner)).toBe(false);
});

test('another process that got the pid is not the owner', () => {
  const owner = processOwner();
  const [boot, namespace] = owner.started.split(' ');
  expect(isProcessAlive({ ...owner, started: `${boot} ${namespace} 1` })).toBe(false);
});

test('an earlier boot is over; what runs in another container cannot be seen', () => {
  const owner = { ...processOwner(), pid: 2 ** 22 + 1 };
  const [boot, namespace] = owner.started.split(' ');
  expect(isProcessAlive({ ...owner, started: `other-boot ${namespace} 1` })).toBe(false);
  expect(isProcessAlive({ ...owner, started: `${boot} pid:[1] 1` })).toBe(true);
});
