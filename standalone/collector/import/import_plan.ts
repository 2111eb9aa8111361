import { open, readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { errorMessage } from '../../../common/errors';
import { readProblem } from '../../read_problem';
import { isStoreFile } from '../../store_file';
import { recogniseLog, type LogKind } from '../log_reader';

/** A log file to import. */
export interface PlannedFile {
  path: string;
  /** Bytes on the disk. */
  size: number;
  /** Milliseconds since the epoch. */
  mtime: number;
  kind: LogKind;
  /** The first bytes, unpacked. */
  firstBytes: Buffer;
}

/** A file that is not imported, and why, in words. */
export interface LeftOut {
  path: string;
  outcome: 'skipped' | 'failed';
  reason: string;
}

export interface ImportPlan {
  /** In the order in which they are read: files that name no host come last, since the others may name it for them. */
  files: PlannedFile[];
  leftOut: LeftOut[];
}

/** Bytes that must do to recognise a log. */
const SAMPLE_BYTES = 64 * 1024;

class Planner {
  readonly files: PlannedFile[] = [];
  readonly leftOut: LeftOut[] = [];
  private readonly known = new Map<string, string>();

  /** @param named by the person who imports, not found in a folder: then what can't be read is an error */
  async add(path: string, named: boolean): Promise<void> {
    // To open and close it would take the locks away that this process may hold on it (fcntl(2)).
    if (isStoreFile(basename(path))) return this.leave(path, named, 'it is a store');
    try {
      const facts = await stat(path, { bigint: true });
      if (facts.isDirectory()) return await this.addFolder(path);
      if (!facts.isFile()) return this.leave(path, named, 'it is not a regular file');
      const identity = `${facts.dev}:${facts.ino}`;
      const before = this.known.get(identity);
      if (before !== undefined) return this.leave(path, false, `it is the same file as ${before}`);
      this.known.set(identity, path);
      await this.addFile(path, named, { size: Number(facts.size), mtime: Number(facts.mtimeMs) });
    } catch (error) {
      this.leftOut.push({ path, outcome: 'failed', reason: importProblem(error) });
    }
  }

  private leave(path: string, named: boolean, reason: string): void {
    this.leftOut.push({ path, outcome: named ? 'failed' : 'skipped', reason });
  }

  private async addFolder(folder: string): Promise<void> {
    const entries = await readdir(folder, { withFileTypes: true });
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) {
      const path = join(folder, entry.name);
      // A link to a folder may lead back to where it stands.
      if (entry.isSymbolicLink() && (await isFolder(path)))
        this.leave(path, false, 'it links to a folder');
      else await this.add(path, false);
    }
  }

  private async addFile(
    path: string,
    named: boolean,
    facts: { size: number; mtime: number },
  ): Promise<void> {
    if (facts.size === 0) return this.leave(path, false, 'it is empty');
    const firstBytes = await readFirstBytes(path);
    const recognised = await recogniseLog(path, firstBytes);
    if (typeof recognised === 'string') return this.leave(path, named, recognised);
    this.files.push({ path, ...facts, ...recognised });
  }
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (facts) => facts.isDirectory(),
    () => false,
  );
}

async function readFirstBytes(path: string): Promise<Buffer> {
  const handle = await open(path, 'r');
  try {
    const buffer = Buffer.alloc(SAMPLE_BYTES);
    const { bytesRead } = await handle.read(buffer, 0, SAMPLE_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** What keeps a file from being imported, in words. */
export function importProblem(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code?.startsWith('Z_') || code === 'ERR_BUFFER_TOO_LARGE')
    return `it is not whole, or not gzip (${errorMessage(error)}); what could be unpacked is imported`;
  return readProblem(error);
}

/** Finds the logs in files and folders (with all folders in them), by name and content. */
export async function planImport(paths: readonly string[]): Promise<ImportPlan> {
  const planner = new Planner();
  for (const path of paths) await planner.add(path, true);
  const files = [
    ...planner.files.filter(({ kind }) => kind.namesHost),
    ...planner.files.filter(({ kind }) => !kind.namesHost),
  ];
  return { files, leftOut: planner.leftOut };
}
