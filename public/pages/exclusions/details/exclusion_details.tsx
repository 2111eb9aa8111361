import { EuiCallOut, EuiFlexGroup, EuiFlexItem, EuiSpacer, EuiText } from '@elastic/eui';
import React from 'react';
import { useParams } from 'react-router-dom';
import { canManageExclusions } from '../../../../common/access/management_access';
import { displayText } from '../../../../common/line/display';
import { isMissing } from '../../../api/api_error';
import { useRoute } from '../../../api/use_route';
import { ErrorState } from '../../../components/error_state';
import { LoadingState } from '../../../components/loading_state';
import { PageLayout } from '../../../components/page_layout';
import { StaleState } from '../../../components/stale_state';
import { useHost } from '../../../host/host_context';
import { AppLink } from '../../../components/app_link';
import { NoRightsNotice } from '../no_rights_notice';
import { EXCLUSIONS_PATH } from '../paths';
import { Comments } from './comments';
import { DetailActions } from './detail_actions';
import { Facts } from './facts';
import { HitsByHost } from './hits_by_host';
import { History } from './history';
import { Section } from './section';

/** Somebody deleted it while it was looked at. */
function GoneNotice() {
  return (
    <EuiCallOut
      role="status"
      color="warning"
      iconType="trash"
      size="s"
      title="This exclusion was deleted. It is shown as it was."
    />
  );
}

/** One exclusion whole: what it matches and why, what it silenced and where, what was said of it, and who changed what. */
export function ExclusionDetails() {
  const { session } = useHost();
  const { id } = useParams<{ id: string }>();
  const { data, error, refetch, dataUpdatedAt } = useRoute('getExclusion', { params: { id } });
  const canManage = canManageExclusions(session);
  const listed = data?.exclusion.id === id ? data : undefined;
  const isGone = isMissing(error);
  const retry = () => void refetch();
  const title = listed ? displayText(listed.exclusion.name) : 'Exclusion';
  return (
    <PageLayout
      title={title}
      documentTitle={listed ? [title, 'Exclusions'] : undefined}
      back={
        <EuiText size="s">
          <AppLink to={EXCLUSIONS_PATH}>All exclusions</AppLink>
        </EuiText>
      }
      actions={listed && canManage && <DetailActions listed={listed} isGone={isGone} />}
    >
      {!canManage && <NoRightsNotice />}
      {listed && isGone && <GoneNotice />}
      {error && listed && !isGone && <StaleState since={dataUpdatedAt} onRetry={retry} />}
      {error && !listed && <ErrorState error={error} onRetry={retry} />}
      {!error && !listed && <LoadingState label="exclusion" />}
      {listed && (
        <EuiFlexGroup gutterSize="xl" wrap>
          <EuiFlexItem grow={3} style={{ flexBasis: 0, minWidth: 'min(420px, 100%)' }}>
            <Facts listed={listed} />
            <EuiSpacer size="l" />
            <Section title="Hits by host">
              <HitsByHost hosts={listed.hosts} />
            </Section>
          </EuiFlexItem>
          <EuiFlexItem grow={2} style={{ flexBasis: 0, minWidth: 'min(380px, 100%)' }}>
            <Section title="Comments">
              <Comments exclusion={listed.exclusion} canComment={canManage && !isGone} />
            </Section>
            <EuiSpacer size="l" />
            <Section title="History">
              <History changes={listed.exclusion.changes} />
            </Section>
          </EuiFlexItem>
        </EuiFlexGroup>
      )}
    </PageLayout>
  );
}
