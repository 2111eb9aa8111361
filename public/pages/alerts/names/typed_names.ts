/** What is typed where names are asked for: one, or several with commas between them. */
export interface TypedNames {
  /** Each once; one that is known, by its id or by how it is shown, as its id. */
  names: string[];
  /** Whether they are more than the list offers by itself. */
  isNew: boolean;
}

export function typedNames(
  typed: string,
  known: readonly string[],
  wordOf: (name: string) => string,
): TypedNames {
  const idOf = (name: string) =>
    known.find((id) => id === name) ??
    known.find((id) => wordOf(id).toLowerCase() === name.toLowerCase()) ??
    name;
  const given = typed.split(',').map((name) => name.trim());
  const names = [...new Set(given.filter((name) => name !== '').map(idOf))];
  return { names, isNew: names.length > 1 || names.some((name) => !known.includes(name)) };
}
