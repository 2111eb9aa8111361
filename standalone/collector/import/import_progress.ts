/** How far an import is. */
export interface ImportProgress {
  /** The file that is read now. */
  path: string;
  /** Bytes of all files on the disk, packed ones where they are packed. */
  bytesDone: number;
  bytesTotal: number;
  lines: number;
  stored: number;
  duplicates: number;
  /** Since the start. */
  seconds: number;
  bytesPerSecond: number;
  /** Undefined as long as nothing can be said. */
  secondsLeft?: number;
}

/** Bytes and lines of a running import, and how fast they come. */
export class ImportMeter {
  path = '';
  lines = 0;
  stored = 0;
  duplicates = 0;
  private read = 0;
  private passed = 0;
  private readonly started: number;

  /** @param now milliseconds of a clock that does not jump */
  constructor(
    private readonly bytesTotal: number,
    private readonly now: () => number,
  ) {
    this.started = now();
  }

  addRead(bytes: number): void {
    this.read += bytes;
  }

  /** Bytes that need not be read: they are imported already, or can't be. */
  pass(bytes: number): void {
    this.passed += bytes;
  }

  progress(): ImportProgress {
    const { path, lines, stored, duplicates, bytesTotal } = this;
    const seconds = (this.now() - this.started) / 1000;
    const bytesDone = Math.min(bytesTotal, this.read + this.passed);
    const bytesPerSecond = seconds > 0 ? this.read / seconds : 0;
    const secondsLeft = bytesPerSecond > 0 ? (bytesTotal - bytesDone) / bytesPerSecond : undefined;
    return {
      path,
      bytesDone,
      bytesTotal,
      lines,
      stored,
      duplicates,
      seconds,
      bytesPerSecond,
      secondsLeft,
    };
  }
}
