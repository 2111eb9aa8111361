import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Api } from '../../../../common/api/api';
import type { RouteResponse } from '../../../../common/api/route';
import type { ListedExclusion } from '../../../../common/api/exclusions';
import { displayText } from '../../../../common/line/display';
import type { CloseReason } from '../../../../common/triage/change';
import { ApiError, isMissing } from '../../../api/api_error';
import { describeError } from '../../../api/describe_error';
import { routeKey } from '../../../api/use_route';
import { useHost } from '../../../host/host_context';
import { countOf } from '../../../components/count_of';
import { toNewExclusion, toUpdate, type ExclusionDraft } from './draft';

type Written = RouteResponse<Api['createExclusion']>;

export interface SaveRequest {
  draft: ExclusionDraft;
  /** Why the alerts that it covers are closed; missing where they stay. */
  close?: CloseReason;
  /** What is changed; without one, a new one is made. */
  base?: ListedExclusion;
  /** The version that may be changed, where that is not the base's: somebody else's changes were looked at. */
  version?: string;
}

const STALE = [
  'listExclusions',
  'getExclusion',
  'previewExclusion',
  'searchAlerts',
  'countAlerts',
] as const;

function closedWords({ closed }: Pick<Written, 'closed'>): string {
  if (!closed) return '';
  const failed = closed.conflicts.length + closed.failed.length;
  const words = `${countOf(closed.updated.length, 'alert')} closed.`;
  return failed === 0
    ? words
    : `${words} ${countOf(failed, 'alert')} could not be closed; look in the queue.`;
}

/** Saves a draft. What goes wrong stands in `error`; nothing of the draft is lost by it. */
export function useSave() {
  const { client, notify } = useHost();
  const queries = useQueryClient();
  const [isSaving, setIsSaving] = useState(false);
  const [error, setError] = useState<unknown>();

  /** The rest is saved by then: a comment that can't be added is handed back. */
  const addComment = async (id: string, comment: string): Promise<void> => {
    if (comment === '') return;
    try {
      await client.commentExclusion({ params: { id }, body: { comment } });
    } catch (failure) {
      const { title } = describeError(failure);
      notify({ title: `The comment was not added: ${title}`, text: comment, color: 'danger' });
    }
  };

  const write = async (request: SaveRequest): Promise<Written> => {
    const { draft, close, base, version } = request;
    const close_covered = close && { reason: close };
    const now = Date.now();
    if (!base)
      return client.createExclusion({
        body: { exclusion: toNewExclusion(draft, now), close_covered },
      });
    const { id } = base.exclusion;
    const written = await client.updateExclusion({
      params: { id },
      body: {
        version: version ?? base.version,
        changes: toUpdate(draft, base.exclusion, now),
        close_covered,
      },
    });
    await addComment(id, draft.comment.trim());
    return written;
  };

  /** @returns what was saved; undefined where it was not */
  const save = async (request: SaveRequest): Promise<Written | undefined> => {
    setIsSaving(true);
    setError(undefined);
    try {
      const written = await write(request);
      notify({
        title: `Saved ${displayText(written.exclusion.name)}`,
        text: [closedWords(written), written.warning].filter(Boolean).join(' ') || undefined,
        color: written.warning === undefined ? 'success' : 'warning',
      });
      return written;
    } catch (failure) {
      // Who changed or deleted it is shown by what is read again, beside what is being written.
      const isOvertaken = isMissing(failure) || (failure instanceof ApiError && failure.isConflict);
      if (!(isOvertaken && request.base)) setError(failure);
      return undefined;
    } finally {
      for (const stale of STALE) void queries.invalidateQueries({ queryKey: routeKey(stale) });
      setIsSaving(false);
    }
  };

  return { save, isSaving, error, forgetError: () => setError(undefined) };
}
