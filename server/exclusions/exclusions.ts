import type { Exclusion } from '../../common/exclusion/exclusion';
import type { CloseReason } from '../../common/triage/change';
import type { Actor } from '../../common/triage/record';
import type { LiveFeed } from '../live/live_feed';
import type { HostPorts } from '../ports';
import type { BulkResult } from '../triage/change_alert';
import { closeCovered, coveredAlerts } from './covered_alerts';
import { createExclusionStore, type ExclusionStore } from './exclusion_store';
import { importExclusions, type ImportResult } from './import_exclusions';
import { previewExclusion, type ExclusionPreview } from './preview_exclusion';
import { lastHitOf, silencedBy, silencedCounts, type SilencedHits } from './silenced_hits';

type Coverage = Pick<Exclusion, 'entries' | 'os_types'>;

/** The use cases of exclusions. */
export interface Exclusions extends ExclusionStore {
  /** What it would have silenced in the last 30 days, saved or not. */
  preview(exclusion: Coverage, signal?: AbortSignal): Promise<ExclusionPreview>;
  /** The ids of the alerts, not closed, that it covers; oldest line first. */
  covered(exclusion: Coverage): Promise<string[]>;
  /** Closes those, each with an entry in its history that names the exclusion. */
  closeCovered(
    exclusion: Coverage & Pick<Exclusion, 'name'>,
    reason: CloseReason,
    by: Actor,
  ): Promise<BulkResult>;
  silencedBy(id: string): Promise<SilencedHits>;
  /** When the newest line that it silenced was written, ISO 8601. */
  lastHit(id: string): Promise<string | undefined>;
  /** By the exclusion's id; one that silenced nothing is missing. */
  silencedCounts(): Promise<Map<string, number>>;
  importNdjson(text: string, by: Actor): Promise<ImportResult>;
}

/** Changes are told to the open apps. */
function announcing(store: ExclusionStore, live: LiveFeed): ExclusionStore {
  const told = async <T>(work: Promise<T>): Promise<T> => {
    const result = await work;
    live.publish({ type: 'exclusions_changed' });
    return result;
  };
  return {
    ...store,
    create: (...given) => told(store.create(...given)),
    update: (...given) => told(store.update(...given)),
    setEnabled: (...given) => told(store.setEnabled(...given)),
    addComment: (...given) => told(store.addComment(...given)),
    delete: (...given) => told(store.delete(...given)),
  };
}

/** All that is done with the exclusions of a rule; each change is told to the open apps. */
export function createExclusions(
  { alerts, silenced, records, clock }: HostPorts,
  { ruleId, live }: { ruleId: string; live: LiveFeed },
): Exclusions {
  const store = announcing(createExclusionStore({ records, clock }), live);
  return {
    ...store,
    preview: (exclusion, signal) =>
      previewExclusion({ alerts, ruleId, now: clock.now(), signal }, exclusion),
    covered: (exclusion) => coveredAlerts(alerts, ruleId, exclusion),
    closeCovered: async (exclusion, reason, by) => {
      const result = await closeCovered({ alerts, clock }, ruleId, exclusion, reason, by);
      if (result.updated.length > 0) live.publish({ type: 'store_changed' });
      return result;
    },
    silencedBy: (id) => silencedBy(silenced, id),
    lastHit: (id) => lastHitOf(silenced, id),
    silencedCounts: () => silencedCounts(silenced),
    importNdjson: (text, by) => importExclusions(store, text, by),
  };
}
