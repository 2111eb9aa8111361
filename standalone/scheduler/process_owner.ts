import { randomUUID } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import type { LeaseOwner } from '../../server/detection/lease';

function orElse(read: () => string, otherwise: string): string {
  try {
    return read();
  } catch {
    return otherwise;
  }
}

/** What /proc/PID/stat tells (proc(5)): field 3, the state, and field 22, the start in clock ticks since boot. */
function statOf(pid: number): { state: string; started: string } | undefined {
  const stat = orElse(() => readFileSync(`/proc/${pid}/stat`, 'latin1'), '');
  // The program's name in field 2 may hold blanks and brackets, so fields are counted from its last bracket.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state] = fields;
  const started = fields[19];
  return state === undefined || started === undefined ? undefined : { state, started };
}

/** Names this boot and this pid namespace: a pid means something only within both. */
function processTable(): { boot: string; namespace: string } {
  return {
    boot: orElse(() => readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim(), ''),
    namespace: orElse(() => readlinkSync('/proc/self/ns/pid'), ''),
  };
}

/** This process as an owner of leases; every call gives another `id`. */
export function processOwner(): LeaseOwner {
  const { boot, namespace } = processTable();
  return {
    host: hostname(),
    pid: process.pid,
    started: [boot, namespace, statOf(process.pid)?.started ?? ''].join(' '),
    id: randomUUID(),
  };
}

/**
 * Whether an owner on a host of this name still runs, and is not another process that got its pid. One in another pid namespace,
 * such as a container of the same host name, can't be seen from here and counts as running.
 */
export function isProcessAlive(owner: LeaseOwner): boolean {
  const { boot, namespace } = processTable();
  const [ownerBoot, ownerNamespace, started] = owner.started.split(' ');
  if (ownerBoot !== boot) return false;
  if (ownerNamespace !== namespace) return true;
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    // Not allowed to signal it (EPERM) means that it is there.
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  const stat = statOf(owner.pid);
  // No /proc, or one that hides the processes of others: there is one of this pid, and no more is known.
  if (stat === undefined || started === '') return true;
  // A zombie holds nothing any more; its parent just hasn't asked yet.
  return stat.state !== 'Z' && stat.started === started;
}
