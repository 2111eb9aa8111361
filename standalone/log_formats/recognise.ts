import type { LogFormat } from './log_format';
import { LOG_FORMATS } from './formats';

/** Lines that are looked at. */
const SAMPLE_LINES = 200;
const MAX_LINE = 8192;

/**
 * The format of a log, by its first lines: the one that most of them are of, and at least half.
 * @param sample the log's first bytes, unpacked
 * @returns undefined where it is none that is known
 */
export function recogniseFormat(sample: Buffer): LogFormat | undefined {
  const lines = sampleLines(sample);
  let best: LogFormat | undefined;
  let most = 0;
  for (const format of LOG_FORMATS) {
    const count = lines.reduce((sum, line) => sum + Number(format.matches(line)), 0);
    if (count > most) [best, most] = [format, count];
  }
  return most * 2 >= lines.length ? best : undefined;
}

function sampleLines(sample: Buffer): string[] {
  const text = sample
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .replaceAll('\0', '');
  const lines = text.split('\n');
  // The last one is most likely cut.
  if (lines.length > 1) lines.pop();
  return (
    lines
      .map((line) => line.slice(0, MAX_LINE).replace(/\r$/, ''))
      // Lines that go on with others say nothing.
      .filter((line) => line !== '' && !/^\s/.test(line))
      .slice(0, SAMPLE_LINES)
  );
}
