import { sameStamp, takeStamp, type Stamp } from './stamp';

/** What a line that the rule's query matches says. */
export interface KernelLine {
  /** `exact`: all of it is as the kernel writes it. `embedded`: the words stand in some other text, and it has no path. */
  form: 'exact' | 'embedded';
  stamp?: Stamp;
  /** How often rsyslog says that it was repeated. */
  repeated?: number;
  /** As printed, raw: no more than four components, relative to the program's own file system. Whatever is in a file name is in it. */
  path?: string;
  /** The path begins with `/`: it is whole within its mount. */
  path_complete?: boolean;
  /** The last component; of a program in memory, its name. */
  program?: string;
  /** The program was run from a `memfd_create(2)` file: it is on no disk. */
  memfd?: boolean;
  /** Without stamp and repetition. */
  text: string;
}

/** What the rule's query asks for. */
export const WORDS = 'started with executable stack';

// As the query's phrase: words side by side, whatever their case and the punctuation between them.
const PHRASE =
  /(?<![\p{L}\p{N}_])started[^\p{L}\p{N}_]+with[^\p{L}\p{N}_]+executable[^\p{L}\p{N}_]+stack(?![\p{L}\p{N}_])/iu;

// fs/exec.c, setup_arg_pages(). Greedy: the name itself may hold quotes, line breaks and these very words.
const EXACT = /^process '([^]+)' started with executable stack$/;

// rsyslog, with $RepeatedMsgReduction.
const REPEATED = /^message repeated (\d{1,9}) times: \[([^]*)\]$/;

// How rsyslog writes a line break, or what else stands at the end of a message.
const ESCAPED_ENDS = ['#012', '#015', '#000'];

const MEMFD = 'memfd:';

/** Whether a message has the words that the rule asks for. */
export function hasPhrase(message: string): boolean {
  return PHRASE.test(message);
}

// Step by step: a pattern would go over a long run of blanks again from each of them.
function trim(text: string): string {
  let end = text.length;
  for (;;) {
    if (ESCAPED_ENDS.includes(text.slice(Math.max(0, end - 4), end))) end -= 4;
    else if (end > 0 && /[\s\u0000]/.test(text.charAt(end - 1))) end -= 1;
    else return text.slice(0, end).trimStart();
  }
}

function unwrap(text: string): { text: string; repeated?: number } {
  const match = REPEATED.exec(text);
  if (!match) return { text };
  return { text: trim(match[2] ?? ''), repeated: Number(match[1]) };
}

function programOf(path: string, memfd: boolean): string | undefined {
  const program = memfd ? path.slice(MEMFD.length) : path.slice(path.lastIndexOf('/') + 1);
  return program === '' ? undefined : program;
}

function pathFields(
  path: string,
): Pick<KernelLine, 'path' | 'path_complete' | 'program' | 'memfd'> {
  // A memfd's name may hold `/`; the kernel prints it whole, since it has no parent (lib/vsprintf.c, dentry_name()).
  const memfd = path.startsWith(MEMFD);
  return { path, path_complete: path.startsWith('/'), program: programOf(path, memfd), memfd };
}

/**
 * Reads the message of a line that the rule's query matches, however a syslog daemon wrapped it.
 * @param knownStamp seconds since the boot where the line's source keeps them beside the message, as the journal does; a time
 *   stamp in the text that says anything else is then part of the text
 * @returns undefined where the message doesn't have the words at all
 */
export function parseKernelLine(message: string, knownStamp?: number): KernelLine | undefined {
  if (!hasPhrase(message)) return undefined;
  const { text: whole, repeated } = unwrap(trim(message));
  const taken = takeStamp(whole);
  const own = taken && (knownStamp === undefined || sameStamp(taken.stamp.seconds, knownStamp));
  const text = own ? taken.rest.trimStart() : whole;
  const [, path] = EXACT.exec(text) ?? [];
  return {
    form: path === undefined ? 'embedded' : 'exact',
    ...(own && { stamp: taken.stamp }),
    ...(repeated !== undefined && { repeated }),
    ...(path !== undefined && pathFields(path)),
    text,
  };
}

/**
 * Whether the kernel can have printed this path: `%pD4` prints four names at most, with a leading `/` only where it came to the
 * root before the fourth (lib/vsprintf.c, dentry_name()).
 */
export function isPrintablePath(path: string): boolean {
  if (path.startsWith(MEMFD) || !path.includes('/')) return true;
  return path.startsWith('/')
    ? /^(?:\/[^/]+){1,3}$/.test(path)
    : /^[^/]+(?:\/[^/]+){3}$/.test(path);
}

function isPlain(byte: number): boolean {
  return byte >= 0x20 && byte < 0x7f;
}

function escaped(byte: number): string {
  return `\\x${byte.toString(16).padStart(2, '0')}`;
}

/**
 * A text in the one form that all ways of escaping it have in common, to compare what came by different ways: rsyslog writes
 * control characters as `#011` and, where it is told to, other bytes as `#303#244`; /dev/kmsg all that isn't ASCII as
 * `\xc3\xa4`; the journal nothing at all.
 */
export function comparableText(text: string): string {
  const octal = text.replace(/#([0-3][0-7]{2})/g, (whole, digits: string) => {
    const byte = Number.parseInt(digits, 8);
    return isPlain(byte) ? whole : escaped(byte);
  });
  const bytes = Array.from(new TextEncoder().encode(octal), (byte) =>
    isPlain(byte) ? String.fromCharCode(byte) : escaped(byte),
  );
  return bytes.join('').replaceAll('\\x5c', '\\');
}
