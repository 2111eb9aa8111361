import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** A file that stands beside a log under a name that rotation gives. */
export interface RotatedFile {
  path: string;
  /** `device:inode` */
  identity: string;
  packed: boolean;
  /** Milliseconds since the epoch; packing keeps it. */
  mtime: number;
}

// logrotate: NAME.1, NAME.2.gz, with dateext NAME-20261124(-1764000000 or -1); with `extension .log` BASE-20261124.log, BASE.1.log;
// others: NAME.2026-11-24, NAME.old (BSD, auditd uses NAME.1), NAME.0 (newsyslog).
const STAMP = String.raw`\d{1,4}|\d{8}(?:[-_T]?\d{1,10})?|\d{4}-\d{2}-\d{2}(?:[-_T.]\d{2}[\d:-]*)?|old`;

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function rotatedNames(name: string): RegExp {
  const dot = name.lastIndexOf('.');
  const alternatives = [`${escaped(name)}[.-](?:${STAMP})`];
  if (dot > 0)
    alternatives.push(`${escaped(name.slice(0, dot))}[.-](?:${STAMP})${escaped(name.slice(dot))}`);
  return new RegExp(`^(?:${alternatives.join('|')})(?:\\.gz)?$`);
}

async function placesOf(path: string): Promise<string[]> {
  const target = await realpath(path).catch(() => path);
  return target === path ? [path] : [path, target];
}

async function rotatedBeside(path: string, ownNames: readonly string[]): Promise<RotatedFile[]> {
  const folder = dirname(path);
  const pattern = rotatedNames(basename(path));
  const names = await readdir(folder).catch(() => []);
  const found: RotatedFile[] = [];
  for (const name of names.filter((each) => pattern.test(each) || ownNames.includes(each))) {
    const at = join(folder, name);
    const facts = await stat(at, { bigint: true }).catch(() => undefined);
    if (!facts?.isFile()) continue;
    found.push({
      path: at,
      identity: `${facts.dev}:${facts.ino}`,
      packed: name.endsWith('.gz'),
      mtime: Number(facts.mtimeNs / 1_000_000n),
    });
  }
  return found;
}

/**
 * The rotated files of a log, beside it and beside what it links to, oldest first.
 * @param former what it linked to before: a link is rotated by being set to another file, and the one before keeps its name
 */
export async function rotatedFiles(
  path: string,
  former: readonly string[] = [],
): Promise<RotatedFile[]> {
  const found = new Map<string, RotatedFile>();
  const collect = async (place: string, ownNames: readonly string[]): Promise<void> => {
    for (const file of await rotatedBeside(place, ownNames)) found.set(file.identity, file);
  };
  for (const place of await placesOf(path)) await collect(place, []);
  for (const place of former) await collect(place, [basename(place), `${basename(place)}.gz`]);
  return [...found.values()].sort((a, b) => a.mtime - b.mtime || a.path.localeCompare(b.path));
}
