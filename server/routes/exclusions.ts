import type { Handlers } from '../../common/api/api';
import type { ListedExclusion } from '../../common/api/exclusions';
import { exportNdjson } from '../../common/exclusion/ndjson';
import { exclusionState, type Exclusion } from '../../common/exclusion/exclusion';
import type { Actor } from '../../common/triage/record';
import type { CloseReason } from '../../common/triage/change';
import type { StoredExclusion, WrittenExclusion } from '../exclusions/exclusion_store';
import { actorOf, type RouteContext } from './route_context';

type ExclusionRoutes =
  | 'listExclusions'
  | 'getExclusion'
  | 'createExclusion'
  | 'updateExclusion'
  | 'enableExclusion'
  | 'commentExclusion'
  | 'deleteExclusion'
  | 'previewExclusion'
  | 'exportExclusions'
  | 'importExclusions';

/** Exclusions, and what they silenced. */
export function exclusionHandlers({
  application: { exclusions },
  clock,
}: RouteContext): Handlers<ExclusionRoutes> {
  const listed = (
    stored: StoredExclusion,
    silenced: number,
    lastHit?: string,
  ): ListedExclusion => ({
    version: stored.version,
    state: exclusionState(stored.exclusion, clock.now()),
    silenced,
    last_hit: lastHit,
    exclusion: stored.exclusion,
  });

  const withHits = async (stored: StoredExclusion) => {
    const { total, hosts, last_hit } = await exclusions.silencedBy(stored.exclusion.id);
    return { ...listed(stored, total, last_hit), hosts };
  };

  const withoutHosts = async (stored: StoredExclusion): Promise<ListedExclusion> => {
    const { total, last_hit: lastHit } = await exclusions.silencedBy(stored.exclusion.id);
    return listed(stored, total, lastHit);
  };

  const written = async (
    { warning, ...stored }: WrittenExclusion,
    close: { reason: CloseReason } | undefined,
    by: Actor,
  ) => ({
    ...(await withoutHosts(stored)),
    warning,
    closed: close && (await exclusions.closeCovered(stored.exclusion, close.reason, by)),
  });

  return {
    async listExclusions() {
      const [all, counts] = await Promise.all([exclusions.list(), exclusions.silencedCounts()]);
      const rows: ListedExclusion[] = [];
      for (const stored of all) {
        const { id } = stored.exclusion;
        const count = counts.get(id) ?? 0;
        const lastHit = count > 0 ? await exclusions.lastHit(id) : undefined;
        rows.push(listed(stored, count, lastHit));
      }
      return { exclusions: rows };
    },
    getExclusion: async ({ params: { id } }) => withHits(await exclusions.get(id)),
    async createExclusion({ body: { exclusion, close_covered: close }, caller }) {
      const by = actorOf(caller);
      return written(await exclusions.create(exclusion, by), close, by);
    },
    async updateExclusion({ params: { id }, body, caller }) {
      const by = actorOf(caller);
      const { changes, version, close_covered: close } = body;
      return written(await exclusions.update(id, changes, by, version), close, by);
    },
    enableExclusion: async ({ params: { id }, body: { enabled }, caller }) =>
      withoutHosts(await exclusions.setEnabled(id, enabled, actorOf(caller))),
    commentExclusion: async ({ params: { id }, body: { comment }, caller }) =>
      withoutHosts(await exclusions.addComment(id, comment, actorOf(caller))),
    async deleteExclusion({ params: { id } }) {
      await exclusions.delete(id);
      return { deleted: true };
    },
    previewExclusion: ({ body: { exclusion }, signal }) => exclusions.preview(exclusion, signal),
    async exportExclusions() {
      const all: Exclusion[] = (await exclusions.list()).map(({ exclusion }) => exclusion);
      return exportNdjson(all);
    },
    importExclusions: ({ body: { ndjson }, caller }) =>
      exclusions.importNdjson(ndjson, actorOf(caller)),
  };
}
