const HOUR = 60 * 60_000;

/** How far back the timeline may reach, as the page's address names it. */
export const SPANS = [
  { id: '1h', label: 'Last hour', length: HOUR },
  { id: '6h', label: 'Last 6 hours', length: 6 * HOUR },
  { id: '24h', label: 'Last 24 hours', length: 24 * HOUR },
  { id: '7d', label: 'Last 7 days', length: 7 * 24 * HOUR },
] as const;

export type SpanId = (typeof SPANS)[number]['id'];
export const SPAN_IDS = SPANS.map(({ id }) => id);
export const DEFAULT_SPAN: SpanId = '6h';

/** The length of a span in milliseconds. */
export function spanLength(id: SpanId): number {
  return SPANS.find((span) => span.id === id)?.length ?? 6 * HOUR;
}
