/** Prints a figure on a line of its own. */
export function report(what: string, value: number, unit: string): void {
  process.stdout.write(`${what.padEnd(56)}${value.toLocaleString('en').padStart(10)} ${unit}\n`);
}
