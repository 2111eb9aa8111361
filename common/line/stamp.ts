/** The kernel's own time stamp at the beginning of a line. */
export interface Stamp {
  /** Seconds since the boot, with the kernel's six decimals. */
  seconds: number;
  /** As the kernel pads it: the seconds at least five wide. */
  padded: boolean;
}

// kernel/printk/printk.c, print_time(): "[%5lu.%06lu]", then, with CONFIG_PRINTK_CALLER, print_caller(): "[%6s]", and a blank.
const STAMP = /^\[( *)(\d{1,10})\.(\d{6})\](?:\[ *[TC]\d+\])?(?: |$)/;

/**
 * Takes the kernel's time stamp off a line.
 * @returns undefined where the line begins with anything else
 */
export function takeStamp(text: string): { stamp: Stamp; rest: string } | undefined {
  const match = STAMP.exec(text);
  if (!match) return undefined;
  const [whole, blanks = '', seconds = '', fraction = ''] = match;
  return {
    stamp: {
      seconds: Number(`${seconds}.${fraction}`),
      padded: `${blanks}${seconds}` === seconds.padStart(5),
    },
    rest: text.slice(whole.length),
  };
}

/** Whether two stamps are the same microsecond. */
export function sameStamp(a: number, b: number): boolean {
  return microseconds(a) === microseconds(b);
}

/** A stamp in whole microseconds, free of what binary fractions do to it. */
export function microseconds(seconds: number): number {
  return Math.round(seconds * 1_000_000);
}
