import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MemorySink, until } from '../../../test/support/collected';
import { temporaryFolder } from '../../../test/support/program';
import { inProcessWriter } from '../event_writer';
import { followJournal } from './follow_journal';

const entry = (number: number, fields: object = {}): string =>
  `${JSON.stringify({
    __CURSOR: `s=ab;i=${number};b=cd;m=1;t=1;x=1`,
    __REALTIME_TIMESTAMP: `${1_795_520_933_000_000 + number * 1_000_000}`,
    _HOSTNAME: 'web-01',
    _TRANSPORT: 'kernel',
    SYSLOG_FACILITY: '0',
    MESSAGE: `message ${number}`,
    ...fields,
  })}\n`;

describe('following the journal', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let sink: MemorySink;

  beforeEach(() => {
    folder = temporaryFolder();
    sink = new MemorySink();
  });
  afterEach(() => folder.remove());

  const called = (): string[] =>
    readFileSync(join(folder.path, 'calls'), 'utf8').trimEnd().split('\n');

  /** A journalctl that does the first of these when it is called first, and so on; after the last it waits. */
  function journalctl(...turns: { prints?: string; complains?: string }[]): string {
    turns.forEach(({ prints = '', complains = '' }, index) => {
      writeFileSync(join(folder.path, `out-${index + 1}`), prints);
      writeFileSync(join(folder.path, `err-${index + 1}`), complains);
    });
    const command = join(folder.path, 'journalctl');
    const script = [
      '#!/bin/sh',
      `cd '${folder.path}'`,
      'echo "$*" >> calls',
      'turn=$(wc -l < calls)',
      `[ "$turn" -gt ${turns.length} ] && exec sleep 60`,
      'cat "err-$((turn))" >&2',
      'cat "out-$((turn))"',
    ];
    writeFileSync(command, script.join('\n'));
    chmodSync(command, 0o755);
    return command;
  }

  async function follow(command: string, condition: () => boolean): Promise<void> {
    const input = followJournal(
      { command, since: 'all', backoff: { first: 1, most: 5 } },
      inProcessWriter(sink),
    );
    try {
      await until(condition);
    } finally {
      await input.stop();
    }
  }

  test('goes on after the last whole entry where journalctl ended within one', async () => {
    const command = journalctl(
      { prints: entry(1) + entry(2) + entry(3).slice(0, 40) },
      { prints: entry(3) },
    );
    await follow(command, () => sink.events.size === 3);
    expect(sink.messages()).toEqual(['message 1', 'message 2', 'message 3']);
    expect(called()[0]).not.toContain('cursor');
    expect(called()[1]).toContain('--after-cursor=s=ab;i=2;');
  });

  test('goes by the time of the last entry where the cursor is refused', async () => {
    const command = journalctl(
      { prints: entry(1) },
      { complains: 'Failed to seek to cursor: Invalid argument\n' },
      { prints: entry(1) + entry(2) },
    );
    await follow(command, () => sink.events.size === 2);
    expect(called()[2]).toContain('--since=@1795520934');
    expect(sink.messages()).toEqual(['message 1', 'message 2']);
  });

  test('takes no cursor from what a program wrote', async () => {
    const lie = '"__CURSOR":"s=evil;i=9"';
    const command = journalctl({ prints: entry(1, { __CURSOR: undefined, MESSAGE: lie }) });
    await follow(command, () => sink.events.size === 1 && called().length > 1);
    expect(called()[1]).not.toContain('cursor');
  });

  test('remembers an entry of which only the beginning is kept', async () => {
    const command = journalctl({ prints: entry(1) + entry(2, { MESSAGE: 'x'.repeat(5_000_000) }) });
    await follow(command, () => sink.events.size === 2 && called().length > 1);
    expect(called()[1]).toContain('--after-cursor=s=ab;i=2;');
  });

  test('goes on trying where journalctl cannot even be called', async () => {
    const input = followJournal(
      { command: 'journal\0ctl', backoff: { first: 1, most: 5 } },
      inProcessWriter(sink),
    );
    try {
      await until(() => input.status().errors > 2);
      expect(input.status().state).toBe('error');
    } finally {
      await input.stop();
    }
  });
});
