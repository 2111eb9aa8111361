import {
  isHit,
  isKernels,
  isoEvents,
  journalEvents,
  rfc3164Events,
  rfc5424Events,
} from '../../test/support/debian_12_events';
import { judgeOrigin } from './origin';

describe('the real logs', () => {
  const verdicts = (events: ReturnType<typeof journalEvents>) => {
    const neighbours = events.filter(isKernels).map(({ document }) => document);
    return events.filter(isHit).map(({ document }) => {
      const { verdict, proof, reasons } = judgeOrigin(document, neighbours);
      return [verdict, proof, reasons[0]?.code].join(' ');
    });
  };

  it.each([
    [
      'journal',
      journalEvents,
      'authentic journal journal_kernel',
      'forged journal journal_other_transport',
    ],
    [
      'RFC 5424',
      rfc5424Events,
      'authentic priority facility_of_kernel',
      'forged priority facility_of_programs',
    ],
    ['syslog', () => isoEvents('syslog'), 'unproven none stamp_fits', 'forged stamp stamp_missing'],
    ['RFC 3164', rfc3164Events, 'unproven none stamp_fits', 'forged stamp stamp_missing'],
  ])('%s', (_, events, kernels, theirs) => {
    expect(verdicts(events())).toEqual([kernels, theirs, theirs, theirs, kernels]);
  });

  it('kern.log', () => {
    const authentic = 'authentic kernel_log in_kernel_log';
    expect(verdicts(isoEvents('kern.log'))).toEqual([authentic, authentic]);
  });

  it.each([
    ['syslog', () => isoEvents('syslog')],
    ['RFC 3164', rfc3164Events],
  ])('%s: none of the kernel lines looks forged, wherever the boot', (_, events) => {
    const all = events().filter(isKernels);
    const neighbours = all.map(({ document }) => document);
    const own = all.filter(({ document }) => /^\[/.test(String(document['message'])));
    expect(own.length).toBeGreaterThan(800);
    const forged = own.filter(
      ({ document }) => judgeOrigin(document, neighbours).verdict === 'forged',
    );
    expect(forged.map(({ document }) => document['message'])).toEqual([]);
  });

  it.each([
    ['made up', '[   12.345678]', 'forged stamp_contradicts'],
    ['of an uptime of a day', '[99999.345678]', 'forged stamp_contradicts'],
    ['of a boot a second ago', '[    1.000000]', 'forged stamp_contradicts'],
    ['copied from the line before', '[   27.374698]', 'unproven stamp_fits'],
    ['read off the uptime', '[   29.200000]', 'unproven stamp_fits'],
    ['in another form', '[29.200000]', 'forged stamp_misshapen'],
    ['cut', '[   29.2]', 'forged stamp_missing'],
  ])('syslog: a line with a stamp %s, two seconds after the real one', (_, stamp, expected) => {
    const all = isoEvents('syslog').filter(isKernels);
    const real = all.find(isHit)?.document ?? {};
    const forged = {
      ...real,
      '@timestamp': '2026-11-24T11:48:55.232Z',
      message: `${stamp} process '/tmp/x' started with executable stack`,
    };
    const near = all.filter(({ document }) => String(document['@timestamp']) < '2026-11-24T11:49');
    const { verdict, reasons } = judgeOrigin(
      forged,
      near.slice(-200).map(({ document }) => document),
    );
    expect(`${verdict} ${reasons[0]?.code}`).toBe(expected);
  });
});
