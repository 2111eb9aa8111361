import { escapeWildcard } from './wildcard';

/** Parts of a file name that differ each time: ids, what `mktemp` and packers make up, process numbers, times. */
const RANDOM = [
  /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi,
  // Hexadecimal of eight and more with both digits and letters in it, not the end of a word.
  /(?<![a-z0-9])(?=[0-9a-f]*[0-9])(?=[0-9a-f]*[a-f])[0-9a-f]{8,}(?![a-z0-9])/gi,
  // mktemp: tmp.XXXXXXXXXX; PyInstaller: _MEIxxxxxx
  /(?<=^tmp\.)[A-Za-z0-9]{6,}$/g,
  /(?<=^_MEI)[A-Za-z0-9]{6}$/g,
  /\d{4,}/g,
];

const MARK = '\u0000';

/**
 * A name as a wildcard pattern with `*` for each part that looks random: `qemu-check709863015` becomes `qemu-check*`.
 * @param whole whether the name may be random altogether, and become `*`
 * @returns undefined where no part does, or where nothing else would be left and that isn't wanted
 */
export function wildcardForRandom(name: string, whole = false): string | undefined {
  const marked = RANDOM.reduce((text, random) => text.replace(random, MARK), name);
  if (marked === name) return undefined;
  if (!whole && !/[\p{L}\p{N}]/u.test(marked)) return undefined;
  return marked
    .split(/\u0000+/)
    .map(escapeWildcard)
    .join('*');
}
