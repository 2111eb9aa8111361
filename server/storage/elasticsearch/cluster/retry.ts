import { setTimeout as wait } from 'node:timers/promises';
import { cancelled, isCancelled } from './failure';

/** How often and how long a request is tried again; times in milliseconds. */
export interface RetryPolicy {
  /** All tries, the first included. */
  attempts: number;
  /** The most that is waited before the first retry; it doubles from one to the next. */
  firstDelay: number;
  largestDelay: number;
  /** From 0 to 1: which part of the delay is waited, so that many clients don't come back at the same moment. */
  random: () => number;
}

/** At most some 11 s of waiting in all. */
export const RETRY_POLICY: RetryPolicy = {
  attempts: 7,
  firstDelay: 200,
  largestDelay: 5000,
  random: Math.random,
};

async function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  try {
    await wait(milliseconds, undefined, { signal });
  } catch (error) {
    throw isCancelled(error) ? cancelled() : error;
  }
}

/** Waits before try number `attempt` (2, 3 …). @throws ApplicationError `cancelled` once the signal is */
export async function backOff(
  policy: RetryPolicy,
  attempt: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  const longest = Math.min(policy.largestDelay, policy.firstDelay * 2 ** (attempt - 2));
  await pause(Math.ceil(longest * (0.5 + policy.random() / 2)), signal);
}
