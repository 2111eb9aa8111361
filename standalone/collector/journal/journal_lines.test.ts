import { JournalLines } from './journal_lines';

const entry = (number: number): string =>
  `{"__CURSOR":"s=ab;i=${number}","__REALTIME_TIMESTAMP":"179552093300000${number}","MESSAGE":"message ${number}"}\n`;

test('passes over an entry that is longer than a string can be', () => {
  const lines = new JournalLines();
  const first = lines.push(Buffer.from(entry(1) + entry(2).replace('}\n', ',"COREDUMP":[')));
  expect(first?.events.map(({ message }) => message)).toEqual(['message 1']);
  expect(first?.state?.cursor).toBe('s=ab;i=1');
  const numbers = Buffer.alloc(1_000_000, '137, ');
  for (let sent = 0; sent < 600; sent += 1) expect(lines.push(numbers)).toBeUndefined();
  const cut = lines.push(Buffer.from('1]}\n'));
  expect(cut?.events[0]?.extra).toMatchObject({ log: { flags: ['truncated'] } });
  expect(cut?.state?.cursor).toBe('s=ab;i=2');
  expect(lines.push(Buffer.from(entry(3)))?.events[0]?.message).toBe('message 3');
});

test('makes the same of entries however they are cut', () => {
  const bytes = Buffer.from(entry(1) + entry(2) + entry(3));
  for (let at = 0; at <= bytes.length; at += 1) {
    const lines = new JournalLines();
    const batches = [lines.push(bytes.subarray(0, at)), lines.push(bytes.subarray(at))];
    const messages = batches.flatMap((batch) => batch?.events.map(({ message }) => message) ?? []);
    expect(messages).toEqual(['message 1', 'message 2', 'message 3']);
    expect(batches.findLast((batch) => batch !== undefined)?.state?.cursor).toBe('s=ab;i=3');
  }
});
