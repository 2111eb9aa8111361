/** Prints one figure a line as it comes. */
export class Report {
  row(what: string, figure: string, beside = ''): void {
    process.stdout.write(`${what.padEnd(52)} ${figure.padStart(18)}   ${beside}\n`);
  }
}
