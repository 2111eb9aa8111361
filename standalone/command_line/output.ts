import type { Document } from '../../common/document/document';

/** Where a command writes: results to `out`, everything about the work itself to `err`. */
export interface Output {
  out(line: string): void;
  err(line: string): void;
  isTerminal: boolean;
}

// A reader that has seen enough (`| head`) closes the pipe: that is no error of ours.
function endOnError(stream: NodeJS.WriteStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    if (stream !== process.stderr)
      process.stderr.write(`executable-stack: the output cannot be written: ${error.message}\n`);
    process.exit(1);
  });
}

/** The process's own streams. */
export function processOutput(): Output {
  endOnError(process.stdout);
  endOnError(process.stderr);
  return {
    out: (line) => process.stdout.write(`${line}\n`),
    err: (line) => process.stderr.write(`${line}\n`),
    isTerminal: process.stdout.isTTY === true,
  };
}

/** Prints one JSON document a line. */
export function printJson(output: Output, documents: Iterable<Document | object>): void {
  for (const document of documents) output.out(JSON.stringify(document));
}

const displayWidth = (text: string): number => [...text].length;

/** Columns aligned, two blanks between; the last one is never padded. Cells must be safe to display. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = header.map((name, column) =>
    Math.max(displayWidth(name), ...rows.map((row) => displayWidth(row[column] ?? ''))),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) =>
        column === cells.length - 1
          ? cell
          : cell + ' '.repeat((widths[column] ?? 0) - displayWidth(cell)),
      )
      .join('  ')
      .trimEnd();
  return [line(header), ...rows.map(line)];
}
