import { ApplicationError } from '../../../common/errors';
import type { TimeRange } from '../../ports';

/** The furthest instants that a `Date` can hold, ms. */
const FURTHEST = 8.64e15;

/** Whole milliseconds since the epoch, both inclusive. */
export interface TimeBounds {
  lower: number;
  upper: number;
}

/** A range as bounds that are always there. @throws ApplicationError `invalid_input` where it holds no number */
export function timeBounds(range: TimeRange | undefined): TimeBounds {
  const { from = -FURTHEST, to = Number.POSITIVE_INFINITY } = range ?? {};
  if (Number.isNaN(from) || Number.isNaN(to)) {
    throw new ApplicationError(
      'invalid_input',
      'the time range of a search must be numbers, in milliseconds',
    );
  }
  return {
    lower: Math.max(-FURTHEST, Math.ceil(from)),
    upper: Math.min(FURTHEST, Math.ceil(to) - 1),
  };
}

/** The instant as a store can keep it: whole, and within what a `Date` holds. @throws RangeError for what is no instant */
export function instant(time: number): number {
  const whole = Math.floor(time);
  if (!(Math.abs(whole) <= FURTHEST)) throw new RangeError(`${time} is not a time in milliseconds`);
  return whole;
}
