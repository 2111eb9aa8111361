import { EuiCallOut, EuiSpacer } from '@elastic/eui';
import React from 'react';
import { canRunDetection } from '../../../common/access/management_access';
import { usePolledRoute } from '../../api/use_route';
import { ChoiceButtons } from '../../components/choice_buttons';
import { ErrorState } from '../../components/error_state';
import { formatDuration, formatTime } from '../../components/format_time';
import { LoadingState } from '../../components/loading_state';
import { useNow } from '../../components/now';
import { PageLayout } from '../../components/page_layout';
import { StaleState } from '../../components/stale_state';
import { useUrlState } from '../../components/use_url_state';
import { useHost } from '../../host/host_context';
import { downTimes } from './downtime';
import { BacklogNotice, GapList } from './gap_notice';
import { RunList } from './run_list';
import { RunNowButton } from './run_now_button';
import { RUNS_PARAMETERS } from './runs_state';
import { RunningNow } from './running_now';
import { isLate, statusSentence, type DetectionReport } from './status_sentence';
import { LedgerTimeline } from './timeline/ledger_timeline';
import { spanLength, SPANS } from './timeline/spans';
import { TimelineWords } from './timeline/timeline_words';
import { useRecentRuns } from './use_runs';

const REFRESH_MS = 15_000;

/** With seconds, and without the day where that is today. */
function clockTime(time: number, now: number): string {
  const [day = '', clock = ''] = formatTime(time).split(' ');
  return formatTime(now).startsWith(day) ? clock : `${day} ${clock}`;
}

function Status({ report, now }: { report: DetectionReport; now: number }) {
  const words = statusSentence(report, now, {
    time: (at) => clockTime(Date.parse(at), now),
    length: formatDuration,
  });
  const hasGaps = report.gaps.length > 0;
  const isFine = !hasGaps && !isLate(report, now);
  return (
    <>
      <EuiCallOut
        size="s"
        color={hasGaps ? 'danger' : isFine ? 'success' : 'warning'}
        iconType={isFine ? 'check' : 'warning'}
        title={words}
        data-test-subj="detectionStatus"
      >
        {hasGaps && <GapList gaps={report.gaps} />}
      </EuiCallOut>
      <EuiSpacer size="m" />
    </>
  );
}

function Timeline({ report, now }: { report: DetectionReport; now: number }) {
  const [{ span }, change] = useUrlState(RUNS_PARAMETERS);
  const length = spanLength(span);
  const { data: runs = [] } = useRecentRuns(length);
  const down = downTimes(runs, report.interval_ms, report.running ? undefined : now);
  return (
    <>
      <ChoiceButtons
        legend="How far back the timeline reaches"
        size="compressed"
        options={SPANS}
        chosen={span}
        onChange={(id) => change({ span: id })}
      />
      <EuiSpacer size="s" />
      <LedgerTimeline
        report={report}
        runs={runs}
        down={down}
        length={length}
        now={now}
        description="What has been searched, and when the detection ran; the same stands below in words"
      />
      <EuiSpacer size="s" />
      <TimelineWords report={report} down={down} />
      <EuiSpacer size="l" />
    </>
  );
}

/** How far the detection has searched, what it left out, and every run. */
export function RunsPage() {
  const { session } = useHost();
  const now = useNow();
  const { data, error, retry, dataUpdatedAt } = usePolledRoute('getDetection', {}, REFRESH_MS);
  return (
    <PageLayout title="Runs" actions={canRunDetection(session) && <RunNowButton />}>
      {error && data && (
        <>
          <StaleState since={dataUpdatedAt} onRetry={retry} />
          <EuiSpacer size="m" />
        </>
      )}
      {error && !data && <ErrorState error={error} onRetry={retry} />}
      {!error && !data && <LoadingState label="how the detection stands" />}
      {data && (
        <>
          <Status report={data} now={now} />
          <RunningNow running={data.running} />
          <BacklogNotice backlog={data.backlog} />
          <Timeline report={data} now={now} />
          <RunList intervalMs={data.interval_ms} />
        </>
      )}
    </PageLayout>
  );
}
