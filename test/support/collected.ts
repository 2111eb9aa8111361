import type { JsonValue } from '../../common/document/document';
import type { EventSink, NewEvent } from '../../server/ports';

/** A sink that keeps everything in memory, and counts what a real one would have to do. */
export class MemorySink implements EventSink {
  readonly events = new Map<string, NewEvent>();
  readonly checkpoints = new Map<string, string>();
  duplicates = 0;
  transactions = 0;
  /** Set it to make every append fail. */
  failure: Error | undefined;

  append(
    ...[events, checkpoints = []]: Parameters<EventSink['append']>
  ): ReturnType<EventSink['append']> {
    if (this.failure !== undefined) throw this.failure;
    this.transactions += 1;
    const before = this.events.size;
    for (const event of events) this.events.set(event.id, event);
    const stored = this.events.size - before;
    this.duplicates += events.length - stored;
    for (const { source, state } of checkpoints)
      this.checkpoints.set(source, JSON.stringify(state));
    return { stored, duplicates: events.length - stored };
  }

  checkpoint(source: string): JsonValue | undefined {
    const state = this.checkpoints.get(source);
    return state === undefined ? undefined : (JSON.parse(state) as JsonValue);
  }

  /** All messages, in the order in which they were stored first. */
  messages(): string[] {
    return [...this.events.values()].map(({ message }) => message ?? '');
  }
}

/** Resolves once the condition holds. @throws Error when it does not within 5 s */
export async function until(condition: () => boolean, what = 'the condition'): Promise<void> {
  const deadline = performance.now() + 5000;
  while (!condition()) {
    if (performance.now() > deadline) throw new Error(`${what} did not come true`);
    await new Promise((resolve) => setTimeout(resolve, 3));
  }
}

const START = Date.UTC(2026, 10, 24, 11);

/** A line of rsyslog's default file format with a time stamp of its own; its message is `message N`. */
export function syslogLine(number: number): string {
  const stamp = new Date(START + number).toISOString().replace('Z', '000+00:00');
  return `${stamp} web-01 app[77]: message ${number}\n`;
}

/** The lines from `first` up to, not including, `end`. */
export function syslogLines(first: number, end: number): string {
  const lines: string[] = [];
  for (let number = first; number < end; number += 1) lines.push(syslogLine(number));
  return lines.join('');
}

/** The messages of those lines. */
export function messages(first: number, end: number): string[] {
  return Array.from({ length: end - first }, (_, index) => `message ${first + index}`);
}
