import {
  EuiButton,
  EuiButtonEmpty,
  EuiFlexGroup,
  EuiFlexItem,
  EuiSpacer,
  EuiText,
} from '@elastic/eui';
import React, { useState } from 'react';
import { canManageExclusions } from '../../../../common/access/management_access';
import type { ListedExclusion } from '../../../../common/api/exclusions';
import { useRoute } from '../../../api/use_route';
import { EmptyState } from '../../../components/empty_state';
import { ErrorState } from '../../../components/error_state';
import { LoadingState } from '../../../components/loading_state';
import { useNow } from '../../../components/now';
import { PageLayout } from '../../../components/page_layout';
import { StaleState } from '../../../components/stale_state';
import { useLink } from '../../../components/use_link';
import { useTopOfPage } from '../../../components/use_top_of_page';
import { useUrlState } from '../../../components/use_url_state';
import { useHost } from '../../../host/host_context';
import { countOf } from '../../../components/count_of';
import { DeleteExclusion } from '../delete_exclusion';
import { NoRightsNotice } from '../no_rights_notice';
import { NEW_EXCLUSION_PATH } from '../paths';
import { ExclusionTable } from './exclusion_table';
import { ExportButton } from './export_button';
import { ImportDialog } from './import_dialog';
import { ListFilters } from './list_filters';
import { countStates, LIST_PARAMETERS, pickAndSort, withText } from './list_state';

const NO_FILTERS = { q: '', state: [], page: '1' } as const;

function NewButton() {
  const link = useLink();
  return (
    <EuiButton fill iconType="plusInCircle" {...link(NEW_EXCLUSION_PATH)}>
      New exclusion
    </EuiButton>
  );
}

function NothingYet({ canManage }: { canManage: boolean }) {
  return (
    <EmptyState title="There are no exclusions yet" actions={canManage ? <NewButton /> : undefined}>
      <p>
        An exclusion keeps lines that are known to be harmless out of the queue. The best place to
        begin one is an alert, under “False positive?”.
      </p>
    </EmptyState>
  );
}

function ListBody({ all, canManage }: { all: readonly ListedExclusion[]; canManage: boolean }) {
  const now = useNow();
  const [state, change] = useUrlState(LIST_PARAMETERS);
  const [toDelete, setToDelete] = useState<ListedExclusion>();
  const found = withText(all, state.q);
  const shown = pickAndSort(found, state, now);
  const [top, setTop] = useState<HTMLDivElement | null>(null);
  useTopOfPage(top, state.page);
  return (
    <div ref={setTop}>
      <ListFilters
        state={state}
        counts={countStates(found, now)}
        onChange={(next) => change(next, { replace: 'q' in next })}
      />
      <EuiSpacer size="s" />
      <EuiText size="xs" color="subdued" role="status">
        {shown.length === all.length
          ? countOf(all.length, 'exclusion')
          : `${shown.length} of ${countOf(all.length, 'exclusion')}`}
      </EuiText>
      <EuiSpacer size="s" />
      {shown.length === 0 ? (
        <EmptyState
          title="No exclusion matches"
          actions={<EuiButton onClick={() => change(NO_FILTERS)}>Show all</EuiButton>}
        >
          <p>Nothing matches the text and the states that are chosen.</p>
        </EmptyState>
      ) : (
        <ExclusionTable
          exclusions={shown}
          state={state}
          onChange={change}
          canManage={canManage}
          now={now}
          onDelete={setToDelete}
        />
      )}
      {toDelete && (
        <DeleteExclusion
          listed={toDelete}
          onClose={() => setToDelete(undefined)}
          onDeleted={() => setToDelete(undefined)}
        />
      )}
    </div>
  );
}

/** Where the list is empty, what it says there begins an exclusion. */
function ListActions({ canManage, count }: { canManage: boolean; count: number | undefined }) {
  const [isImporting, setIsImporting] = useState(false);
  return (
    <EuiFlexGroup gutterSize="s" responsive={false} wrap>
      <EuiFlexItem grow={false}>
        <ExportButton isDisabled={!count} />
      </EuiFlexItem>
      {canManage && (
        <>
          <EuiFlexItem grow={false}>
            <EuiButtonEmpty iconType="importAction" onClick={() => setIsImporting(true)}>
              Import
            </EuiButtonEmpty>
          </EuiFlexItem>
          {count !== 0 && (
            <EuiFlexItem grow={false}>
              <NewButton />
            </EuiFlexItem>
          )}
        </>
      )}
      {isImporting && <ImportDialog onClose={() => setIsImporting(false)} />}
    </EuiFlexGroup>
  );
}

/** All exclusions: whose, why, until when, and what they silenced. */
export function ExclusionList() {
  const { session } = useHost();
  const canManage = canManageExclusions(session);
  const { data, error, refetch, dataUpdatedAt } = useRoute('listExclusions', {});
  const retry = () => void refetch();
  return (
    <PageLayout
      title="Exclusions"
      actions={<ListActions canManage={canManage} count={data?.exclusions.length} />}
    >
      {!canManage && <NoRightsNotice />}
      {error && data && <StaleState since={dataUpdatedAt} onRetry={retry} />}
      {error && !data && <ErrorState error={error} onRetry={retry} />}
      {!error && !data && <LoadingState label="exclusions" />}
      {data?.exclusions.length === 0 && <NothingYet canManage={canManage} />}
      {data && data.exclusions.length > 0 && (
        <ListBody all={data.exclusions} canManage={canManage} />
      )}
    </PageLayout>
  );
}
