/** Kibana's types refuse what it doesn't know; here it is refused at run time. */
export function checkKeys(what: string, given: object, known: readonly string[]): void {
  const unknown = Object.keys(given).find((key) => !known.includes(key));
  if (unknown !== undefined) throw new Error(`${what} has no option [${unknown}]`);
}
