import {
  EuiButton,
  EuiButtonIcon,
  EuiFlexGroup,
  EuiFlexItem,
  EuiSpacer,
  EuiText,
  EuiToolTip,
  useResizeObserver,
} from '@elastic/eui';
import React, { useMemo, useRef, useState } from 'react';
import { canTriage } from '../../../../common/access/alert_access';
import { ApiError } from '../../../api/api_error';
import { KqlBar } from '../../../components/kql_bar/kql_bar';
import { StaleState } from '../../../components/stale_state';
import { TimeRangePicker } from '../../../components/time_range/time_range_picker';
import { useTopOfPage } from '../../../components/use_top_of_page';
import { useCaller } from '../../../host/use_caller';
import { useLiveState } from '../../../live/use_live';
import { BulkBar } from './bulk/bulk_bar';
import { BulkReport } from './bulk/bulk_report';
import { CloseDialog } from './bulk/close_dialog';
import { useBulkChange } from './bulk/use_bulk_change';
import { PAGE_SIZE } from './data/use_sections';
import { FilterBar } from './filters/filter_bar';
import { StatusTabs } from './filters/status_tabs';
import { columnsOf } from './model/columns';
import { positionOf } from './model/position';
import { countWords, type QueueChange } from './model/row_change';
import { PeopleProvider } from './people';
import { QueueContent } from './queue_content';
import { PageBar } from './table/page_bar';
import { TableBar } from './table/table_bar';
import { useChoice } from './use_choice';
import { useQueueKeys } from './use_queue_keys';
import type { Queue as QueueState } from './use_queue';

/** Narrower than this, columns that want room are left out, px. */
const ROOMY = 860;

interface Props {
  queue: QueueState;
  openAlert: string | undefined;
  onOpen: (id: string, options?: { replace?: boolean }) => void;
  hrefOf: (id: string) => string;
}

/** The alerts that wait to be looked at, what narrows them, and what can be done to many at once. */
export function Queue({ queue, openAlert, onOpen, hrefOf }: Props) {
  const caller = useCaller();
  const live = useLiveState();
  const search = useRef<HTMLInputElement>(null);
  const [container, setContainer] = useState<HTMLDivElement | null>(null);
  const { width } = useResizeObserver(container, 'width');
  const [current, setCurrent] = useState(openAlert);
  const [closing, setClosing] = useState(false);
  const choice = useChoice(queue);
  const bulk = useBulkChange(queue.readRows);

  const { view, shown, change, refresh } = queue;
  useTopOfPage(container, view.after);
  const selectable = canTriage(caller);
  const isOffline = live === 'offline';
  const currentRow = shown.shown.find(({ id }) => id === (current ?? openAlert));
  const chosen = choice.isEmpty ? currentRow && choice.chosenRows([currentRow]) : choice.chosen;
  const apply = (wanted: QueueChange) => {
    if (!chosen) return;
    void bulk.change(chosen.targetOf(wanted), wanted);
    choice.clear();
  };
  const open = (id: string, options?: { replace?: boolean }) => {
    setCurrent(id);
    onOpen(id, options);
  };
  useQueueKeys({
    queue,
    choice,
    chosen,
    current,
    setCurrent,
    openAlert,
    open,
    search,
    acknowledge: () => apply({ type: 'acknowledge' }),
    close: () => setClosing(true),
    selectable,
    canChange: !isOffline,
  });

  const { number } = queue.pages;
  const position =
    number === undefined || shown.shown.length === 0
      ? undefined
      : positionOf((number - 1) * PAGE_SIZE + 1, shown.shown.length, queue.counts?.total ?? 0);

  // Until it is known when the queue was read, nobody can say what of all that match was seen.
  const total = queue.readAt === undefined ? 0 : (queue.counts?.total ?? 0) - queue.newCount;

  const roomy = width === 0 || width >= ROOMY;
  const columns = useMemo(
    () => columnsOf(queue.columns).filter((column) => roomy || !column.roomy),
    [queue.columns, roomy],
  );
  const refused = shown.error instanceof ApiError && shown.error.code === 'invalid_query';

  return (
    <PeopleProvider rows={shown.shown}>
      <div
        ref={setContainer}
        style={{ scrollMarginBlockStart: 'var(--euiFixedHeadersOffset, 0px)' }}
      >
        <EuiFlexGroup gutterSize="s" alignItems="flexStart" responsive={false} wrap>
          <EuiFlexItem style={{ minInlineSize: 220 }}>
            <KqlBar
              query={view.q}
              onSubmit={(q) => change({ q })}
              placeholder="executable_stack.origin.verdict: forged and host.name: web-*"
              problem={refused ? shown.error?.message : undefined}
              inputRef={search}
            />
          </EuiFlexItem>
          <EuiFlexItem grow={false}>
            <EuiFlexGroup gutterSize="xs" responsive={false} alignItems="center">
              <TimeRangePicker range={view.time} onChange={(time) => change({ time })} />
              <EuiToolTip content="Refresh" disableScreenReaderOutput>
                <EuiButtonIcon
                  iconType="refresh"
                  color="text"
                  size="s"
                  aria-label="Refresh"
                  onClick={refresh}
                />
              </EuiToolTip>
            </EuiFlexGroup>
          </EuiFlexItem>
        </EuiFlexGroup>
        <EuiSpacer size="s" />
        <StatusTabs
          status={view.status}
          counts={queue.counts && queue.statusCounts}
          onChange={(status) => change({ status })}
        />
        <EuiSpacer size="s" />
        <FilterBar
          view={view}
          filter={queue.filter}
          counts={queue.counts}
          countedUpTo={queue.countedUpTo}
          onChange={change}
        />
        <EuiSpacer size="s" />
        {isOffline && shown.readAt > 0 && (
          <>
            <StaleState since={shown.readAt} onRetry={refresh} />
            <EuiSpacer size="s" />
          </>
        )}
        <div role="status">
          {queue.newCount > 0 && (
            <EuiButton size="s" fullWidth iconType="arrowUp" onClick={refresh}>
              {queue.newCount.toLocaleString('en')} new
              <span className="euiScreenReaderOnly">
                , show {countWords(queue.newCount)} at the top
              </span>
            </EuiButton>
          )}
        </div>
        {bulk.report && (
          <BulkReport report={bulk.report} onOpen={open} onDismiss={bulk.dismissReport} />
        )}
        <TableBar
          actsOnChosen={!choice.isEmpty}
          group={view.group}
          columns={queue.columns}
          onChange={change}
          onColumns={queue.setColumns}
        >
          {choice.isEmpty ? (
            <EuiText size="s" color="subdued">
              {queue.counts && countWords(queue.counts.total)}
            </EuiText>
          ) : (
            <BulkBar
              count={choice.chosen.count}
              total={total}
              all={choice.selection.all}
              possible={choice.chosen.possible}
              isDisabled={bulk.busy || isOffline}
              onChange={apply}
              onClose={() => setClosing(true)}
              onSelectAll={choice.selectAll}
              onClear={choice.clear}
            />
          )}
        </TableBar>
        <EuiSpacer size="xs" />
        <QueueContent
          queue={queue}
          columns={columns}
          refused={refused}
          choice={choice}
          selectable={selectable}
          current={current}
          openAlert={openAlert}
          hrefOf={hrefOf}
          onOpen={open}
        />
        <EuiSpacer size="s" />
        <PageBar
          paged={view.group === 'none'}
          position={position}
          hasBefore={queue.pages.hasBefore}
          hasNext={shown.next !== undefined}
          onBefore={queue.pages.toBefore}
          onNext={() => shown.next !== undefined && queue.pages.toNext(shown.next)}
        />
        {closing && chosen && (
          <CloseDialog
            count={chosen.possible.close}
            undone={chosen.undone}
            isDisabled={isOffline}
            onCancel={() => setClosing(false)}
            onClose={(wanted) => {
              setClosing(false);
              apply(wanted);
            }}
          />
        )}
      </div>
    </PeopleProvider>
  );
}
