import { useMemo } from 'react';
import type { Api } from '../../../../common/api/api';
import type { RouteResponse } from '../../../../common/api/route';
import { coverageSchema } from '../../../../common/exclusion/exclusion_schema';
import { useRoute } from '../../../api/use_route';
import { coverageOf, type ExclusionDraft } from './draft';
import { useDelayed } from '../../../components/use_delayed';

const REST_MS = 400;

export type Preview = RouteResponse<Api['previewExclusion']>;

export interface PreviewState {
  /** The entries say too little to look. */
  incomplete: boolean;
  /** Of what is written now; while a new one is on its way, of what was written before. */
  preview?: Preview;
  isStale: boolean;
  error: Error | null;
  retry(): void;
}

/** What a draft would have silenced, asked once typing has rested. */
export function usePreview({
  entries,
  os_types,
}: Pick<ExclusionDraft, 'entries' | 'os_types'>): PreviewState {
  const written = JSON.stringify(coverageOf({ entries, os_types }));
  const rested = useDelayed(written, REST_MS);
  const exclusion = useMemo(() => coverageSchema.safeParse(JSON.parse(rested)), [rested]);
  const { data, error, isFetching, isPlaceholderData, refetch } = useRoute(
    'previewExclusion',
    { body: { exclusion: exclusion.data ?? { entries: [] } } },
    { enabled: exclusion.success },
  );
  return {
    incomplete: !exclusion.success,
    preview: exclusion.success ? data : undefined,
    isStale: written !== rested || isPlaceholderData || (isFetching && !data),
    error: exclusion.success ? error : null,
    retry: () => void refetch(),
  };
}
