import { ApplicationError } from '../../common/errors';

/** What a password is read from: standard input is one. */
export interface PasswordSource extends AsyncIterable<Buffer | string> {
  isTTY?: boolean;
  setRawMode?(raw: boolean): unknown;
}

const BACKSPACES: readonly string[] = ['\u007f', '\b'];

/** The text typed up to Enter. @throws ApplicationError `cancelled` for Ctrl-C */
async function readLine(source: PasswordSource): Promise<string> {
  const typed: string[] = [];
  for await (const chunk of source) {
    for (const sign of String(chunk)) {
      if (sign === '\n' || sign === '\r' || sign === '\u0004') return typed.join('');
      if (sign === '\u0003')
        throw new ApplicationError('cancelled', 'cancelled; nothing was changed');
      if (BACKSPACES.includes(sign)) typed.pop();
      else typed.push(sign);
    }
  }
  return typed.join('');
}

/**
 * Reads a password: at a terminal without showing it, else the first line of what is piped in.
 * @param prompt shows text at the terminal
 */
export async function readPassword(
  source: PasswordSource,
  prompt: (text: string) => void,
  question: string,
): Promise<string> {
  if (source.isTTY !== true) return readLine(source);
  prompt(question);
  source.setRawMode?.(true);
  try {
    return await readLine(source);
  } finally {
    source.setRawMode?.(false);
    prompt('\n');
  }
}
