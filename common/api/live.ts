/**
 * What a host tells the open apps, as server-sent events (`event:` is the type, `data:` the rest as JSON); where a host has no
 * such stream the app asks at intervals instead.
 */
export type LiveMessage =
  /** An alert changed; by whom, so that one's own change is not taken for somebody else's. */
  | { type: 'alert_changed'; id: string; version: string; by?: string }
  /** New alerts were made. */
  | { type: 'alerts_created'; count: number }
  | { type: 'exclusions_changed' }
  | { type: 'run_finished'; created: number }
  /** Something else changed the store: read again what is shown. */
  | { type: 'store_changed' };

/** Below the host's prefix. */
export const LIVE_PATH = '/live';
