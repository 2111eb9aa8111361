import { EuiButton, EuiText } from '@elastic/eui';
import React from 'react';
import { canEnableDetection, canLoadSample } from '../../../../common/access/management_access';
import { describeError } from '../../../api/describe_error';
import { useChange, useRoute } from '../../../api/use_route';
import { AppLink } from '../../../components/app_link';
import { EmptyState } from '../../../components/empty_state';
import { useHost } from '../../../host/host_context';
import { DisplayText } from '../../../components/display_text';
import { STATUS_NAMES } from '../../../components/status_badge';
import { useLink } from '../../../components/use_link';
import { isNarrowed, type QueueView } from './model/queue_view';

const LISTED = 4;

/** What is read at the moment: where nothing was found, that says how much it means. */
function Watched() {
  const { data } = useRoute('listInputs', {});
  const following = data?.inputs.filter(({ state }) => state === 'following') ?? [];
  if (!data) return null;
  if (following.length === 0)
    return (
      <p>
        No log is being read. <AppLink to="/setup/inputs">Setup</AppLink> says how to add one.
      </p>
    );
  const more = following.length - LISTED;
  return (
    <>
      <p>Watching {following.length === 1 ? 'one log' : `${following.length} logs`}:</p>
      <EuiText size="s" textAlign="left">
        <ul>
          {following.slice(0, LISTED).map(({ path }) => (
            <li key={path}>
              <DisplayText text={path} />
            </li>
          ))}
          {more > 0 && <li>and {more} more</li>}
        </ul>
      </EuiText>
    </>
  );
}

function SampleButton({ onLoaded }: { onLoaded: () => void }) {
  const { notify } = useHost();
  const sample = useChange('loadSample', ['countAlerts', 'getDetection', 'listRuns', 'listInputs']);
  const load = () =>
    sample.mutate(
      {},
      {
        onSuccess: ({ alerts }) => {
          notify({ title: `Sample loaded: ${alerts} alerts`, color: 'success' });
          onLoaded();
        },
        onError: (error) => {
          const { title, text } = describeError(error);
          notify({ title: `Sample not loaded: ${title}`, text, color: 'danger' });
        },
      },
    );
  return (
    <EuiButton onClick={load} isLoading={sample.isPending}>
      Load the sample
    </EuiButton>
  );
}

/** In Kibana, where a space begins without the detection. */
function DetectionOff() {
  const { session } = useHost();
  const link = useLink();
  return (
    <EmptyState
      iconType="securitySignal"
      title="The detection is off in this space"
      actions={
        <EuiButton {...link('/setup/detection')}>
          {canEnableDetection(session) ? 'Enable it under Setup' : 'See Setup'}
        </EuiButton>
      }
    >
      <p>Nothing is searched, so no alerts are made.</p>
    </EmptyState>
  );
}

function NothingFound({ onRefresh }: Pick<Props, 'onRefresh'>) {
  const { kind, session } = useHost();
  const isStandalone = kind === 'standalone';
  const { data: enablement } = useRoute('getEnablement', {}, { enabled: !isStandalone });
  if (enablement?.enabled === false) return <DetectionOff />;
  return (
    <EmptyState
      iconType="securitySignal"
      title="No alerts yet"
      actions={
        isStandalone && canLoadSample(session) ? <SampleButton onLoaded={onRefresh} /> : undefined
      }
    >
      <p>No process has been reported as started with an executable stack.</p>
      {isStandalone && <Watched />}
    </EmptyState>
  );
}

interface Props {
  view: QueueView;
  /** How many alerts there are with any status under the same conditions. */
  otherStatuses: number;
  onWiden: () => void;
  onShowAll: () => void;
  onRefresh: () => void;
}

/** A queue without alerts: nothing found yet, all done, or all filtered out. */
export function EmptyQueue({ view, otherStatuses, onWiden, onShowAll, onRefresh }: Props) {
  if (isNarrowed(view))
    return (
      <EmptyState
        title="No alert matches"
        actions={<EuiButton onClick={onWiden}>Clear the filters</EuiButton>}
      >
        <p>The filters leave nothing of the queue.</p>
      </EmptyState>
    );
  if (otherStatuses > 0 && view.status !== 'all')
    return (
      <EmptyState
        iconType="check"
        title={
          view.status === 'open'
            ? 'Nothing open'
            : `No alert is ${STATUS_NAMES[view.status].toLowerCase()}`
        }
        actions={<EuiButton onClick={onShowAll}>Show all alerts</EuiButton>}
      >
        {view.status === 'open' && <p>Every alert is acknowledged or closed.</p>}
      </EmptyState>
    );
  return <NothingFound onRefresh={onRefresh} />;
}
