import fc from 'fast-check';
import { bootTime, byTime, checkStamp, isSameBoot, type StampedLine } from './boot';

const BOOT = Date.UTC(2026, 10, 24, 11, 48, 25);
const HOUR = 3_600_000;

/** A line printed `stamp` seconds after a boot, logged `delay` ms later. */
const at = (stamp: number, { boot = BOOT, delay = 0 } = {}): StampedLine => ({
  time: boot + stamp * 1000 + delay,
  stamp,
});
const check = (line: StampedLine, others: StampedLine[], whole = true) =>
  checkStamp(line, others.toSorted(byTime), { whole });

it('knows when the host booted', () => {
  expect(bootTime(at(27.374698))).toBeCloseTo(BOOT);
  expect(isSameBoot(BOOT, BOOT + 59_000)).toBe(true);
  expect(isSameBoot(BOOT, BOOT + 61_000)).toBe(false);
  expect(isSameBoot(BOOT, BOOT + 3_000, 2_000)).toBe(false);
});

const boot = [0, 1, 2, 5, 14, 27].map((stamp) => at(stamp));
const later = [0, 1, 2, 5, 14].map((stamp) => at(stamp, { boot: BOOT + 71_000 }));
const whole = [...boot, ...later];
const inOneGo = [0, 1, 2, 8].map((stamp) => ({ time: BOOT + 16_000, stamp }));

describe('a stamp', () => {
  it.each<[string, StampedLine, StampedLine[], string]>([
    ['without others', at(20), [], 'unknown'],
    ['of the boot', at(20), whole, 'fits'],
    ['after its last line', at(40), boot, 'fits'],
    ['of the next boot', at(9, { boot: BOOT + 71_000 }), whole, 'fits'],
    ['logged a second late, as in RFC 3164 a second early', at(20, { delay: -999 }), whole, 'fits'],
    ['made up', { time: BOOT + 30_000, stamp: 12.345678 }, whole, 'contradicts'],
    ['of a boot long ago', { time: BOOT + 30_000, stamp: 99999 }, whole, 'contradicts'],
    ['ten seconds off', at(20, { delay: 10_000 }), whole, 'contradicts'],
    ['ten seconds off the other way', at(20, { delay: -10_000 }), whole, 'contradicts'],
    ['of a boot without any other line', { time: BOOT + HOUR, stamp: 12 }, boot, 'contradicts'],
    ['hours ahead', { time: BOOT + HOUR, stamp: 4.1 * 3600 }, boot, 'contradicts'],
    [
      'ahead, and the lines around agree',
      at(20, { delay: -4_000 }),
      [at(1), at(9), at(27)],
      'contradicts',
    ],
    [
      'copied from a line hours before',
      { time: BOOT + HOUR, stamp: 9 },
      [...boot, at(3000)],
      'contradicts',
    ],
    [
      'behind a line of the boot that was printed later',
      { time: BOOT + HOUR, stamp: 12.345678 },
      [...boot, at(3000), at(7200)],
      'contradicts',
    ],
    [
      'a day ahead of what a late daemon logged',
      { time: BOOT + 30_000, stamp: 99999 },
      inOneGo,
      'contradicts',
    ],
    // What has an innocent explanation.
    ['after a sleep, or a clock set forward', { time: BOOT + HOUR, stamp: 100 }, boot, 'unknown'],
    [
      'of a clock set forward by years',
      { time: BOOT + 50 * 365 * 24 * HOUR, stamp: 40 },
      boot,
      'unknown',
    ],
    ['of a clock set back by a minute', at(90, { delay: -60_000 }), boot, 'unknown'],
    ['of a clock set back by two hours', at(90, { delay: -2 * HOUR }), boot, 'unknown'],
    [
      'printed while the daemon was stopped',
      at(300, { delay: 200_000 }),
      [...boot, at(100), at(600)],
      'unknown',
    ],
    ['where the log begins in the middle of its boot', at(5000), later, 'unknown'],
    ['after what a late daemon logged in one go', at(17), inOneGo, 'unknown'],
  ])('%s', (_, line, others, expected) => {
    expect(check(line, others)).toBe(expected);
  });

  it('may be a zone off: the hardware clock kept local time, or the times name no zone', () => {
    const clockPutBack = { time: BOOT + 20_000_000 - HOUR, stamp: 20_000 };
    const whileItShowsAnHourTwice = { time: BOOT + 6_100_000 - HOUR, stamp: 6_100 };
    const lines = [...boot, at(2000), at(5000), at(6000)];
    expect(check(clockPutBack, lines)).toBe('unknown');
    expect(check(whileItShowsAnHourTwice, lines)).toBe('unknown');
    expect(check({ time: BOOT + 20_000_000 - HOUR / 3, stamp: 20_000 }, lines)).toBe('contradicts');
    const boots = [...boot, ...later.map(({ time, stamp }) => ({ time: time + 2 * HOUR, stamp }))];
    expect(check(at(600, { boot: BOOT + 71_000 }), boots)).toBe('unknown');
  });

  it('is judged by what overlaps where only some lines are known', () => {
    const few = [at(27), at(23, { boot: BOOT + 71_000 })];
    expect(check({ time: BOOT + HOUR, stamp: 12 }, few, false)).toBe('unknown');
    expect(check(at(23, { boot: BOOT + 71_000 }), [at(27)], false)).toBe('unknown');
    expect(check({ time: BOOT + 30_000, stamp: 9 }, few, false)).toBe('contradicts');
    expect(check({ time: BOOT + 80_000, stamp: 75 }, few, false)).toBe('contradicts');
    expect(check(at(26), few, false)).toBe('fits');
  });

  it('may drift as the clock does', () => {
    const week = 7 * 24 * HOUR;
    const drifted = { time: BOOT + week + 30_000, stamp: week / 1000 };
    expect(check(drifted, boot)).toBe('fits');
    expect(check({ time: BOOT + HOUR + 30_000, stamp: HOUR / 1000 }, boot)).toBe('unknown');
  });

  it('slides with the others that a late daemon logs in one go', () => {
    const started = BOOT + 16_000;
    const backlog = [0, 1, 2, 8, 14].map((stamp, index) => ({ time: started + index, stamp }));
    expect(check({ time: started + 2, stamp: 5 }, [...backlog, at(27)])).toBe('fits');
    expect(check({ time: started + 2, stamp: 50 }, [...backlog, at(27)])).toBe('contradicts');
  });

  it('of a real boot always fits, wherever the log begins and ends', () => {
    const stamps = fc.uniqueArray(fc.nat(100_000), { minLength: 2, maxLength: 60 });
    fc.assert(
      fc.property(stamps, fc.nat(), fc.nat(900), (values, pick, delay) => {
        const lines = values.map((stamp) => at(stamp, { delay: (stamp * 7919) % (delay + 1) }));
        const [line] = lines.splice(pick % lines.length, 1);
        expect(line && check(line, lines)).toBe('fits');
      }),
    );
  });

  it('of a real line never contradicts, whatever befalls the machine', () => {
    const event = fc.oneof(
      { weight: 6, arbitrary: fc.record({ kind: fc.constant('print'), after: fc.nat(500) }) },
      fc.record({ kind: fc.constantFrom('sleep', 'set forward'), after: fc.nat(100_000) }),
      fc.record({ kind: fc.constantFrom('stop', 'start'), after: fc.nat(30) }),
      fc.record({ kind: fc.constant('reboot'), after: fc.integer({ min: 5, max: 100 }) }),
    );
    fc.assert(
      fc.property(fc.array(event, { minLength: 2, maxLength: 60 }), fc.nat(), (events, pick) => {
        const lines = logOf(events);
        const [line] = lines.splice(pick % lines.length, 1);
        expect(line && check(line, lines)).not.toBe('contradicts');
      }),
      { numRuns: 2_000 },
    );
  });
});

/** What a daemon logs of a machine to which these things happen, seconds after each other. */
function logOf(events: readonly { kind: string; after: number }[]): StampedLine[] {
  const logged: StampedLine[] = [];
  let waiting: number[] = [];
  let [wall, stamp, isUp] = [BOOT, 0, true];
  const print = () => {
    waiting.push(stamp);
    if (isUp) log();
  };
  const log = () => {
    for (const each of waiting) logged.push({ time: wall, stamp: each });
    waiting = [];
  };
  const pass = (seconds: number) => {
    wall += seconds * 1000;
    stamp += seconds;
  };
  const boot = () => {
    [stamp, isUp] = [0, true];
    for (let line = 0; line < 5; line += 1) {
      print();
      pass(1);
    }
  };
  boot();
  for (const { kind, after } of events) {
    if (kind === 'sleep' || kind === 'set forward') wall += after * 1000;
    else pass(after);
    if (kind === 'print') print();
    if (kind === 'stop') isUp = false;
    if (kind === 'start') {
      isUp = true;
      log();
    }
    if (kind === 'reboot') {
      log();
      wall += after * 1000;
      boot();
    }
  }
  log();
  return logged;
}
