// A mark of what something is made of: while it stays the same, it need not be made again.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The path itself, or every file in the folder that it names. */
export function filesIn(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path).flatMap((name) => filesIn(join(path, name)));
}

/** Of the names and the content of files. */
export function stampOf(paths) {
  const hash = createHash('sha256');
  for (const path of paths) hash.update(`${path} `).update(readFileSync(path));
  return hash.digest('hex');
}
