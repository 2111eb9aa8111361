import React, { useState } from 'react';
import { useParams } from 'react-router-dom';
import { canManageExclusions } from '../../../../common/access/management_access';
import type { ListedExclusion } from '../../../../common/api/exclusions';
import { displayText } from '../../../../common/line/display';
import { isMissing } from '../../../api/api_error';
import { useRoute } from '../../../api/use_route';
import { ErrorState } from '../../../components/error_state';
import { LoadingState } from '../../../components/loading_state';
import { PageLayout } from '../../../components/page_layout';
import { useHost } from '../../../host/host_context';
import { NoRights } from '../no_rights';
import { EXCLUSIONS_PATH, exclusionPath } from '../paths';
import { draftOfExclusion } from './draft';
import { ExclusionEditor } from './exclusion_editor';

function Editor({ latest, isGone }: { latest: ListedExclusion; isGone: boolean }) {
  const [initial] = useState(() => draftOfExclusion(latest.exclusion));
  return (
    <ExclusionEditor
      initial={initial}
      latest={latest}
      isGone={isGone}
      cancelPath={isGone ? EXCLUSIONS_PATH : exclusionPath(latest.exclusion.id)}
    />
  );
}

/** The editor for an exclusion that is there. */
export function EditExclusion() {
  const { session } = useHost();
  const { id } = useParams<{ id: string }>();
  const { data, error, refetch } = useRoute('getExclusion', { params: { id } });
  const name = data && displayText(data.exclusion.name);
  const isGone = isMissing(error);
  const canManage = canManageExclusions(session);
  return (
    <PageLayout title={name === undefined ? 'Edit exclusion' : `Edit ${name}`}>
      {!canManage && <NoRights />}
      {canManage && error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {canManage && !error && !data && <LoadingState label="exclusion" />}
      {canManage && data?.exclusion.id === id && <Editor key={id} latest={data} isGone={isGone} />}
    </PageLayout>
  );
}
