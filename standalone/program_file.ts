import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A file that comes with the program, whether this runs from the bundle in dist/ or from the sources. */
export function programFile(...parts: string[]): string {
  let folder = __dirname;
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) {
    folder = dirname(folder);
  }
  return join(folder, ...parts);
}
