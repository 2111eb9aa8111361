// A zip that `bin/kibana-plugin install` takes: it gives files the Unix modes that the zip says.
import { strToU8, zipSync } from 'fflate';

const UNIX = 3;
const REGULAR_FILE = 0o100644;
/** The first day that a zip can name: the same sources make the same bytes. */
const DATE = new Date(1980, 0, 1);

/** @param files by path; texts or bytes */
export function makeZip(files) {
  const entries = Object.keys(files)
    .sort()
    .map((path) => {
      const content = files[path];
      const bytes = typeof content === 'string' ? strToU8(content) : new Uint8Array(content);
      return [path, [bytes, { os: UNIX, attrs: REGULAR_FILE * 0x10000, mtime: DATE, level: 9 }]];
    });
  return zipSync(Object.fromEntries(entries));
}
