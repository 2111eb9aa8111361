const UNITS = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `task_manager/server/lib/intervals.ts` @throws Error for what is no interval */
export function parseInterval(text: string): number {
  const match = /^([1-9]\d*)([smhd])$/.exec(text);
  if (!match) {
    throw new Error(
      `Invalid interval "${text}". Intervals must be of the form {number}{cadence}. Example: 5m.`,
    );
  }
  return Number(match[1]) * UNITS[match[2] as keyof typeof UNITS];
}
