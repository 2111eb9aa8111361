import { EuiCallOut, EuiSpacer } from '@elastic/eui';
import React, { useMemo } from 'react';
import { readVerdict } from '../../../../common/alert/read_verdict';
import { canManageExclusions } from '../../../../common/access/management_access';
import type { FalsePositiveKind } from '../../../../common/exclusion/suggest_exclusion';
import { FALSE_POSITIVE_KINDS } from '../../../../common/rule/guide';
import { useRoute } from '../../../api/use_route';
import { ErrorState } from '../../../components/error_state';
import { LoadingState } from '../../../components/loading_state';
import { PageLayout } from '../../../components/page_layout';
import {
  choiceParameter,
  textParameter,
  useUrlState,
  type UrlParameters,
} from '../../../components/use_url_state';
import { useHost } from '../../../host/host_context';
import { NoRights } from '../no_rights';
import { alertPath, EXCLUSIONS_PATH } from '../paths';
import { draftOfAlert, emptyDraft } from './draft';
import { ExclusionEditor } from './exclusion_editor';
import { GuideKind } from './guide_kind';

interface Origin {
  /** The alert that it begins with. */
  from: string;
  kind: FalsePositiveKind;
}

const PARAMETERS: UrlParameters<Origin> = {
  from: textParameter(),
  kind: choiceParameter(FALSE_POSITIVE_KINDS, 'in-house-software'),
};

/** A forged line names whatever its writer liked. */
function ForgedNotice() {
  return (
    <>
      <EuiCallOut
        size="s"
        color="danger"
        iconType="warning"
        title="This line is forged: somebody on the host wrote it in the kernel’s name. An exclusion would hide that, too."
      />
      <EuiSpacer size="m" />
    </>
  );
}

function FromAlert({ from, kind }: Origin) {
  const { session } = useHost();
  const { data, error, refetch } = useRoute('getAlert', { params: { id: from } });
  const owner = session.user.name;
  // What others do to the alert meanwhile changes nothing of what is being written.
  const document = useMemo(() => data?.document, [data?.id]);
  if (error && !document)
    return (
      <>
        <ErrorState size="inline" error={error} onRetry={() => void refetch()} />
        <EuiSpacer size="m" />
        <ExclusionEditor initial={emptyDraft(owner)} cancelPath={EXCLUSIONS_PATH} />
      </>
    );
  if (!document) return <LoadingState label="alert" />;
  return (
    <>
      {readVerdict(document) === 'forged' && <ForgedNotice />}
      <ExclusionEditor initial={draftOfAlert(document, kind, owner)} cancelPath={alertPath(from)} />
    </>
  );
}

/** The editor for a new exclusion: empty, or filled from an alert. */
export function NewExclusion() {
  const { session } = useHost();
  const [{ from, kind }, change] = useUrlState(PARAMETERS);
  return (
    <PageLayout title="New exclusion">
      {!canManageExclusions(session) && <NoRights />}
      {canManageExclusions(session) && from !== '' && (
        <>
          <GuideKind kind={kind} onChange={(next) => change({ kind: next })} />
          <FromAlert key={from} from={from} kind={kind} />
        </>
      )}
      {canManageExclusions(session) && from === '' && (
        <ExclusionEditor initial={emptyDraft(session.user.name)} cancelPath={EXCLUSIONS_PATH} />
      )}
    </PageLayout>
  );
}
