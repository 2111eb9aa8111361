import { EuiButton } from '@elastic/eui';
import React from 'react';
import { ApiError } from '../../../api/api_error';
import { EmptyState } from '../../../components/empty_state';
import { ErrorState } from '../../../components/error_state';
import { LoadingState } from '../../../components/loading_state';
import { EmptyQueue } from './empty_queue';
import { GroupsNotice } from './groups_notice';
import type { Column } from './model/columns';
import type { QueueView } from './model/queue_view';
import { QueueTable } from './table/queue_table';
import type { Choice } from './use_choice';
import type { Queue } from './use_queue';

interface Props {
  queue: Queue;
  columns: readonly Column[];
  /** The query can't be read. */
  refused: boolean;
  choice: Choice;
  selectable: boolean;
  current: string | undefined;
  openAlert: string | undefined;
  hrefOf: (id: string) => string;
  onOpen: (id: string) => void;
}

const WIDE: Partial<QueueView> = { q: '', time: 'any', origin: [], host: [], program: [] };

/** The rows, or why there are none. */
export function QueueContent(props: Props) {
  const { queue, columns, refused, choice, selectable, current, openAlert, hrefOf, onOpen } = props;
  const { view, shown, change, refresh } = queue;
  const error = shown.error ?? (shown.isLoading ? queue.countsError : null);
  const isEmpty = view.group === 'none' ? shown.shown.length === 0 : shown.sections.length === 0;

  if (refused && isEmpty)
    return (
      <EmptyState
        title="The filter can’t be read"
        actions={<EuiButton onClick={() => change({ q: '' })}>Clear the filter</EuiButton>}
      >
        <p>What is wrong with it stands below the filter.</p>
      </EmptyState>
    );
  if (error instanceof ApiError && error.status === 400 && isEmpty && view.after !== '')
    return (
      <EmptyState
        title="There is no such page of the queue"
        actions={<EuiButton onClick={refresh}>To the first page</EuiButton>}
      >
        <p>The link may be incomplete or outdated.</p>
      </EmptyState>
    );
  if (error && isEmpty) return <ErrorState error={error} onRetry={refresh} />;
  if (shown.isLoading) return <LoadingState label="alerts" lines={10} />;
  if (isEmpty && !shown.isOld && view.after === '')
    return (
      <EmptyQueue
        view={view}
        otherStatuses={Object.values(queue.statusCounts).reduce((sum, count) => sum + count, 0)}
        onWiden={() => change(WIDE)}
        onShowAll={() => change({ status: 'all' })}
        onRefresh={refresh}
      />
    );
  return (
    <>
      {error && <ErrorState error={error} onRetry={refresh} size="inline" />}
      {view.group !== 'none' && <GroupsNotice {...queue.groups} kind={view.group} />}
      <QueueTable
        sections={shown.sections}
        columns={columns}
        sort={view.sort}
        choice={choice}
        selectable={selectable}
        current={current}
        openAlert={openAlert}
        isBusy={shown.isOld}
        hrefOf={hrefOf}
        onOpen={onOpen}
        onSort={(sort) => change({ sort })}
        onToggleGroup={queue.toggleGroup}
        onShowGroup={(value) =>
          view.group !== 'none' && change({ [view.group]: [value], group: 'none' })
        }
      />
    </>
  );
}
