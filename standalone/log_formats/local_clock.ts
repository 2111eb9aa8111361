import type { Timezone } from './timezone';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** A line may stand so much before the one above it without the clock having been set back. */
const OUT_OF_ORDER = 10 * MINUTE;

/** The furthest that a clock runs ahead of the one that says when a file was written. */
const AHEAD = DAY;

/** Between two 29ths of February lie eight years at most. */
const YEARS_BACK = 8;

/** Turns wall-clock times into instants, where the wall clock doesn't say all: no year, or an hour that comes twice. */
export class LocalClock {
  private last: { time: number; place: number } | undefined;
  /** Since the clock shows an hour that comes twice: where the line before stands, and the latest instant since. */
  private twice: { place: number; latest: number } | undefined;

  constructor(readonly timezone: Timezone) {}

  /** Lines from here on decide which of two instants a time is; undefined where that is not in question. */
  get recountFrom(): number | undefined {
    return this.twice?.place;
  }

  /**
   * The instant of a wall-clock time. Of two it is the first, until a line shows that the clock was set back.
   * @param local as if it were UTC, ms since the epoch
   * @param place of the line in its file, bytes
   */
  instant(local: number, place: number): number {
    const { first, second } = this.timezone.instantsOf(local);
    if (second === undefined) {
      this.twice = undefined;
      if (this.last === undefined) this.last = { time: first, place };
      else [this.last.time, this.last.place] = [first, place];
      return first;
    }
    this.twice ??= { place: this.last?.place ?? place, latest: this.last?.time ?? first };
    const time = first >= this.twice.latest - OUT_OF_ORDER ? first : second;
    this.twice.latest = Math.max(this.twice.latest, time);
    return time;
  }

  /**
   * The latest time with this month, day and clock that can have been written by then. Elastic's pipelines take the current
   * year, which puts last December's lines a year ahead when they are read in January (elastic/integrations#17911).
   * @param month from 0
   * @param clock ms into the day
   * @param writtenBy ms since the epoch
   * @returns as if it were UTC, ms since the epoch; undefined where no year has such a day
   */
  guessYear(month: number, day: number, clock: number, writtenBy: number): number | undefined {
    const latest = new Date(writtenBy + AHEAD).getUTCFullYear() + 1;
    for (let year = latest; year >= latest - 1 - YEARS_BACK; year -= 1) {
      const date = Date.UTC(year, month, day);
      if (new Date(date).getUTCDate() !== day) continue;
      if (this.timezone.instantsOf(date + clock).first <= writtenBy + AHEAD) return date + clock;
    }
    return undefined;
  }
}
