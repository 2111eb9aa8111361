import { readPassword, type PasswordSource } from './read_password';

function source(isTTY: boolean, ...chunks: string[]): PasswordSource & { raw: boolean[] } {
  const raw: boolean[] = [];
  return {
    isTTY,
    raw,
    setRawMode: (on) => raw.push(on),
    async *[Symbol.asyncIterator]() {
      for (const chunk of chunks) yield Buffer.from(chunk);
    },
  };
}

test('what is piped in is its first line, without a question', async () => {
  const asked: string[] = [];
  const piped = source(false, 'seven qui', 'et herons\nmore\n');
  expect(await readPassword(piped, (text) => asked.push(text), 'Password: ')).toBe(
    'seven quiet herons',
  );
  expect(asked).toEqual([]);
  expect(await readPassword(source(false, 'no end'), () => undefined, '')).toBe('no end');
});

test('at a terminal nothing that is typed is shown, and Backspace works', async () => {
  const shown: string[] = [];
  const typed = source(true, 's', 'ex', '\u007f', 'ven\u0008n', ' ü\r');
  expect(await readPassword(typed, (text) => shown.push(text), 'Password: ')).toBe('seven ü');
  expect(shown).toEqual(['Password: ', '\n']);
  expect(typed.raw).toEqual([true, false]);
});

test('Ctrl-C cancels, and the terminal is as before', async () => {
  const typed = source(true, 'seven', '\u0003');
  await expect(readPassword(typed, () => undefined, '')).rejects.toThrow(/cancelled/);
  expect(typed.raw).toEqual([true, false]);
});
