import { InvalidArgumentError } from 'commander';
import { isTimezone } from '../log_formats/timezone';

/** A parser for an option that is a whole number of at least `least`. */
export function wholeNumber(least: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < least) {
      throw new InvalidArgumentError(`it must be a whole number of at least ${least}.`);
    }
    return value;
  };
}

/** A parser for an option that is a TCP port; 0 is any that is free. */
export function portNumber(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError('it must be a port: a whole number from 0 to 65535.');
}

/** A parser for an option that names something: a script's empty variable names nothing. */
export function nameOption(text: string): string {
  if (text !== '') return text;
  throw new InvalidArgumentError('it must not be empty.');
}

/** A parser for an option that is a time zone. */
export function timezoneOption(text: string): string {
  if (isTimezone(text)) return text;
  throw new InvalidArgumentError(
    'it must be an IANA time zone such as Europe/Berlin, or an offset such as +02:00.',
  );
}

/** A parser for an option that may be given several times: adds to those before. */
export function repeated(text: string, before: string[] = []): string[] {
  return [...before, text];
}
