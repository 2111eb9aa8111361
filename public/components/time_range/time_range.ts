import type { UrlParameter } from '../use_url_state';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Stretches that end now, by the name that stands in the URL. */
export const PRESETS = {
  '1h': { label: 'Last hour', ms: HOUR_MS },
  '24h': { label: 'Last 24 hours', ms: DAY_MS },
  '7d': { label: 'Last 7 days', ms: 7 * DAY_MS },
  '30d': { label: 'Last 30 days', ms: 30 * DAY_MS },
  '90d': { label: 'Last 90 days', ms: 90 * DAY_MS },
} as const;
export type Preset = keyof typeof PRESETS;

/** `any`: no limit; a stretch that ends now; or from one time to another, either of which may be missing. ISO 8601. */
export type TimeRange = 'any' | Preset | { from?: string; to?: string };

function isPreset(text: string): text is Preset {
  return Object.hasOwn(PRESETS, text);
}

function timeOf(text: string): string | undefined {
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

/** In the URL as `7d`, or as an interval of ISO 8601: `2026-11-24T11:00:00.000Z/..`. */
export function timeRangeParameter(otherwise: 'any' | Preset = 'any'): UrlParameter<TimeRange> {
  return {
    read: ([text]) => {
      if (text === undefined) return otherwise;
      if (text === 'any' || isPreset(text)) return text;
      const [from = '', to = ''] = text.split('/');
      const range = { from: timeOf(from), to: timeOf(to) };
      return range.from === undefined && range.to === undefined ? otherwise : range;
    },
    write: (range) => {
      if (range === otherwise) return [];
      if (typeof range === 'string') return [range];
      return [`${range.from ?? '..'}/${range.to ?? '..'}`];
    },
  };
}

/** The range as the API takes it. @param now where a stretch that ends now ends, in milliseconds since 1970 */
export function timeLimits(range: TimeRange, now: number): { from?: string; to?: string } {
  if (range === 'any') return {};
  if (typeof range === 'object') return range;
  return { from: new Date(now - PRESETS[range].ms).toISOString() };
}
