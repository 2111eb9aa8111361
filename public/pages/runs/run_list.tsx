import {
  EuiButtonEmpty,
  EuiFlexGroup,
  EuiFlexItem,
  EuiSpacer,
  EuiSwitch,
  EuiTitle,
} from '@elastic/eui';
import React, { useState } from 'react';
import { EmptyState } from '../../components/empty_state';
import { ErrorState } from '../../components/error_state';
import { LoadingState } from '../../components/loading_state';
import { StaleState } from '../../components/stale_state';
import { useTopOfPage } from '../../components/use_top_of_page';
import { useUrlState } from '../../components/use_url_state';
import { RunTable } from './run_table';
import { RUNS_PARAMETERS } from './runs_state';
import { useRunPage } from './use_runs';

interface PagerProps {
  isFirst: boolean;
  next: string | undefined;
  onGo(after: string): void;
}

function Pager({ isFirst, next, onGo }: PagerProps) {
  if (isFirst && next === undefined) return null;
  return (
    <EuiFlexGroup
      component="nav"
      aria-label="Pages of runs"
      justifyContent="spaceBetween"
      responsive={false}
    >
      <EuiFlexItem grow={false}>
        <EuiButtonEmpty size="s" isDisabled={isFirst} onClick={() => onGo('')}>
          Newest runs
        </EuiButtonEmpty>
      </EuiFlexItem>
      <EuiFlexItem grow={false}>
        <EuiButtonEmpty
          size="s"
          iconType="arrowRight"
          iconSide="right"
          isDisabled={next === undefined}
          onClick={() => onGo(next ?? '')}
        >
          Older runs
        </EuiButtonEmpty>
      </EuiFlexItem>
    </EuiFlexGroup>
  );
}

function NoRuns({ notableOnly }: { notableOnly: boolean }) {
  if (notableOnly)
    return (
      <EmptyState title="No run made alerts or failed">
        <p>All others are there, once the switch is off.</p>
      </EmptyState>
    );
  return (
    <EmptyState title="No run yet">
      <p>The detection runs at its interval, or when an administrator asks for it.</p>
    </EmptyState>
  );
}

/** The runs, page by page. */
export function RunList({ intervalMs }: { intervalMs: number }) {
  const [{ show, after, run: opened }, change] = useUrlState(RUNS_PARAMETERS);
  const notableOnly = show === 'notable';
  const [top, setTop] = useState<HTMLElement | null>(null);
  useTopOfPage(top, after);
  const page = useRunPage({ after: after === '' ? undefined : after, notableOnly });
  const { data, error, dataUpdatedAt } = page;
  const retry = () => void page.refetch();
  return (
    <section ref={setTop} aria-label="Runs, newest first">
      <EuiFlexGroup alignItems="center" gutterSize="m" responsive={false} wrap>
        <EuiFlexItem grow={false}>
          <EuiTitle size="xs">
            <h2>Runs, newest first</h2>
          </EuiTitle>
        </EuiFlexItem>
        <EuiFlexItem grow={false}>
          <EuiSwitch
            compressed
            label="Only runs that made alerts or failed"
            checked={notableOnly}
            onChange={({ target }) =>
              change({ show: target.checked ? 'notable' : 'all', after: '', run: [] })
            }
          />
        </EuiFlexItem>
      </EuiFlexGroup>
      <EuiSpacer size="s" />
      {error && data && <StaleState since={dataUpdatedAt} onRetry={retry} />}
      {error && !data && <ErrorState error={error} onRetry={retry} />}
      {!error && !data && <LoadingState label="runs" />}
      {data?.runs.length === 0 && <NoRuns notableOnly={notableOnly} />}
      {data && data.runs.length > 0 && (
        <RunTable
          runs={data.runs}
          intervalMs={intervalMs}
          isComplete={!notableOnly}
          opened={opened}
          onOpenedChange={(run) => change({ run }, { replace: true })}
        />
      )}
      {data && (
        <Pager
          isFirst={after === ''}
          next={data.next}
          onGo={(to) => change({ after: to, run: [] })}
        />
      )}
    </section>
  );
}
