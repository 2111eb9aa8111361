import { VersionConflict, type Clock, type RecordStore, type StoredRecord } from '../ports';

const TYPE = 'lease';
const ID = 'detection';
const TTL = 60_000;
const RENEW_AFTER = TTL / 3;

/** Who holds the lease. */
export interface LeaseOwner {
  /** The host's name. */
  host: string;
  pid: number;
  /** Tells the process from others of the same pid: earlier ones, and those of other boots and containers. */
  started: string;
  /** Tells two applications in one process apart. */
  id: string;
}

interface LeaseAttributes {
  owner: LeaseOwner;
  /** Milliseconds since the epoch; 0 once it was given back. */
  expires_at: number;
}

export interface LeaseDependencies {
  records: RecordStore;
  clock: Clock;
  owner: LeaseOwner;
  /** Whether a process of this host still runs; only asked for owners whose `host` is this one. */
  isAlive: (owner: LeaseOwner) => boolean;
}

/** The lease went to somebody else while it was held: this run must write no more. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
  constructor() {
    super('another process took over the detection; it goes on from what was searched so far');
  }
}

/** The right to run the detection, which one process has at a time. */
export interface Lease {
  /** Keeps it for longer where that is due; cheap to call often. @throws LeaseLost */
  renew(): Promise<void>;
  /** Gives it back; quiet where it is somebody else's by now. */
  release(): Promise<void>;
}

/** Either the lease, or who has it. */
export type LeaseAnswer = { lease: Lease } | { heldBy: LeaseOwner | undefined };

function isFree({ owner, expires_at: expires }: LeaseAttributes, deps: LeaseDependencies): boolean {
  const now = deps.clock.now();
  if (expires <= now) return true;
  // Nobody asks for so long: the clock stood far ahead when it was taken.
  if (expires > now + 2 * TTL) return true;
  if (owner.host !== deps.owner.host) return false;
  // Ours already: a run of this very application that didn't get to give it back.
  if (owner.id === deps.owner.id) return true;
  return !deps.isAlive(owner);
}

function holdLease(deps: LeaseDependencies, first: StoredRecord<LeaseAttributes>): Lease {
  let held = first;
  let renewedAt = deps.clock.now();
  const write = async (expires: number) => {
    held = await deps.records.update<LeaseAttributes>(TYPE, ID, held.version, {
      owner: deps.owner,
      expires_at: expires,
    });
  };
  return {
    async renew() {
      const now = deps.clock.now();
      if (now >= renewedAt && now < renewedAt + RENEW_AFTER) return;
      try {
        await write(now + TTL);
      } catch (error) {
        if (error instanceof VersionConflict) throw new LeaseLost();
        throw error;
      }
      renewedAt = now;
    },
    async release() {
      try {
        await write(0);
      } catch (error) {
        if (!(error instanceof VersionConflict)) throw error;
      }
    },
  };
}

/**
 * Takes the lease if it is free: never taken, given back, expired, or held by a process of this host that is dead. Two that try
 * at once can't both get it, since it is taken by its version.
 */
export async function takeLease(deps: LeaseDependencies): Promise<LeaseAnswer> {
  const attributes = { owner: deps.owner, expires_at: deps.clock.now() + TTL };
  const found = await deps.records.get<LeaseAttributes>(TYPE, ID);
  if (found && !isFree(found.attributes, deps)) return { heldBy: found.attributes.owner };
  try {
    const taken = found
      ? await deps.records.update(TYPE, ID, found.version, attributes)
      : await deps.records.create(TYPE, ID, attributes);
    return { lease: holdLease(deps, taken) };
  } catch (error) {
    if (!(error instanceof VersionConflict)) throw error;
    return { heldBy: (await deps.records.get<LeaseAttributes>(TYPE, ID))?.attributes.owner };
  }
}

/** Who runs the detection at this moment; undefined where nobody does. */
export async function leaseHolder(deps: LeaseDependencies): Promise<LeaseOwner | undefined> {
  const found = await deps.records.get<LeaseAttributes>(TYPE, ID);
  return found && !isFree(found.attributes, deps) ? found.attributes.owner : undefined;
}
