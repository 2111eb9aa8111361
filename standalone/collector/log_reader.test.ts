import { appendFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MemorySink, until } from '../../test/support/collected';
import { idsOf } from '../../test/support/parsed_logs';
import { temporaryFolder } from '../../test/support/program';
import { inProcessWriter } from './event_writer';
import { followFile } from './files/follow_file';
import { journalReader, resumeReader } from './log_reader';

const LINE = 'Dec 31 23:59:59 web-01 kernel: x\n';
const times = (events: readonly { timestamp: number }[]) =>
  events.map(({ timestamp }) => new Date(timestamp).toISOString().slice(0, 10));

function reader(firstBytes: string, from = { offset: 0, recountFrom: 0 }) {
  return resumeReader(
    {
      hostName: 'here',
      timezone: 'UTC',
      firstBytes: Buffer.from(firstBytes),
      referenceTime: Date.parse('2026-01-02T00:00:00Z'),
    },
    from,
  );
}

test('takes the year of a line from when it was written', () => {
  const lines = reader(LINE);
  expect(times(lines.push(Buffer.from(LINE.repeat(2))))).toEqual(['2025-12-31']);
  const late = lines.push(Buffer.from(LINE.repeat(2)), Date.parse('2026-12-31T23:59:59Z'));
  expect(times(late)).toEqual(['2026-12-31', '2026-12-31']);
});

test('goes on in the midst of identical lines as it had begun', () => {
  const log = Buffer.from(LINE.repeat(5));
  const all = reader(LINE);
  const ids = idsOf([...all.push(log), ...all.end()]);
  expect(new Set(ids).size).toBe(5);
  const rest = reader(LINE, { offset: 3 * LINE.length, recountFrom: 0 });
  expect(idsOf([...rest.push(log), ...rest.end()])).toEqual(ids.slice(3));
});

test('needs no more than some lines to go on, however long the log is', () => {
  const log = Buffer.from(
    Array.from({ length: 10_000 }, (_, at) => {
      const stamp = new Date(Date.UTC(2026, 0, 1) + at).toISOString();
      return `${stamp} web-01 app: x\n`;
    }).join(''),
  );
  const lines = resumeReader(
    { hostName: 'here', firstBytes: log, referenceTime: 0 },
    { offset: 0, recountFrom: 0 },
  );
  lines.push(log);
  expect(lines.safeOffset - lines.recountFrom).toBeLessThan(100 * 40);
});

test('reads the journal', () => {
  const journal = journalReader();
  const entry = Buffer.from(
    '{"__REALTIME_TIMESTAMP":"1795520933232210","_TRANSPORT":"kernel","MESSAGE":"x"}\n',
  );
  expect(journal.push(entry)).toMatchObject([
    { message: 'x', processName: 'kernel', timestamp: 1795520933232 },
  ]);
});

test('a followed file that grows for years has its lines in the right one', async () => {
  const folder = temporaryFolder();
  const path = join(folder.path, 'syslog');
  const sink = new MemorySink();
  const writtenAt = (text: string) => utimesSync(path, new Date(text), new Date(text));
  writeFileSync(path, LINE);
  writtenAt('2025-12-31T23:59:59Z');
  const options = { poll: 5, settle: 5, continuation: 10, rotated: 1000 };
  const input = followFile(
    { path, hostName: 'here', timezone: 'UTC', times: options },
    inProcessWriter(sink),
  );
  try {
    await until(() => sink.events.size === 1);
    appendFileSync(path, 'Feb 10 10:00:00 web-01 kernel: y\n');
    await until(() => sink.events.size === 2);
    const year = new Date().getUTCFullYear();
    const years = [...sink.events.values()].map(({ timestamp }) =>
      new Date(timestamp).getUTCFullYear(),
    );
    expect(years).toEqual([2025, Date.now() > Date.UTC(year, 1, 9) ? year : year - 1]);
  } finally {
    await input.stop();
    folder.remove();
  }
});
