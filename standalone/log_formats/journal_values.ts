/** A field of an entry as `journalctl -o json` prints it (systemd.io/JOURNAL_EXPORT_FORMATS, journalctl(1)). */
export type JournalValue = string | number[] | null | (string | number[] | null)[];
export type JournalEntry = { [field: string]: JournalValue | undefined };

function isBytes(value: JournalValue): value is number[] {
  return (
    Array.isArray(value) && value.length > 0 && value.every((each) => typeof each === 'number')
  );
}

function single(value: JournalValue): string | undefined {
  if (typeof value === 'string') return value;
  if (isBytes(value)) return Buffer.from(value).toString('utf8');
  // Numbers and the like are no journal's, but an exporter's that knows better.
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

/**
 * All values of a field: a list of numbers is one value's bytes, which are not UTF-8 or not printable; another list is the
 * values of a field that was given several times; null is a value that was too long to be printed.
 */
export function journalTexts(value: JournalValue | undefined): string[] {
  if (value === undefined || value === null) return [];
  const one = single(value);
  if (one !== undefined) return [one];
  if (!Array.isArray(value)) return [];
  return value.flatMap((each) => single(each as JournalValue) ?? []);
}

/** The first value of a field. */
export function journalText(value: JournalValue | undefined): string | undefined {
  return typeof value === 'string' ? value : journalTexts(value)[0];
}

/** A field that is a whole number of at least 0; undefined where it is none. */
export function journalNumber(value: JournalValue | undefined): number | undefined {
  const text = journalText(value);
  const number = text !== undefined && /^\d{1,16}$/.test(text) ? Number(text) : undefined;
  return Number.isSafeInteger(number) ? number : undefined;
}

/** An entry of a line; undefined where the line is none. */
export function parseJournalEntry(line: string): JournalEntry | undefined {
  try {
    const entry: unknown = JSON.parse(line);
    if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return undefined;
    return entry as JournalEntry;
  } catch {
    return undefined;
  }
}
