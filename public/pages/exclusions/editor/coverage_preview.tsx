import {
  EuiBadge,
  EuiCallOut,
  EuiPanel,
  EuiProgress,
  EuiSpacer,
  EuiText,
  EuiTitle,
} from '@elastic/eui';
import React from 'react';
import { displayText } from '../../../../common/line/display';
import { ErrorState } from '../../../components/error_state';
import { LoadingState } from '../../../components/loading_state';
import { countOf } from '../../../components/count_of';
import { PreviewedAlerts } from './previewed_alerts';
import type { Preview, PreviewState } from './use_preview';

const SHOWN_HOSTS = 12;

function silencedWords(total: number, hosts: number): string {
  const where = hosts > 0 ? ` on ${countOf(hosts, 'host')}` : '';
  return `In the last 30 days it would have silenced ${countOf(total, 'alert')}${where}.`;
}

/** What it would have silenced, in a sentence. */
export function previewSentence({ total, not_closed, hosts }: Preview): string {
  if (total === 0) return 'In the last 30 days it would have silenced nothing.';
  if (not_closed === 0) return `${silencedWords(total, hosts.length)} All of them are closed.`;
  const open = total === 1 ? 'It is' : `${not_closed} of them ${not_closed === 1 ? 'is' : 'are'}`;
  return `${silencedWords(total, hosts.length)} ${open} not closed yet.`;
}

function Hosts({ hosts }: Pick<Preview, 'hosts'>) {
  const more = hosts.length - SHOWN_HOSTS;
  return (
    <p>
      {hosts.slice(0, SHOWN_HOSTS).map(({ value, count }) => (
        <React.Fragment key={value}>
          <EuiBadge color="hollow">
            {displayText(value)}: {count}
          </EuiBadge>{' '}
        </React.Fragment>
      ))}
      {more > 0 && `and ${countOf(more, 'more host', 'more hosts')}`}
    </p>
  );
}

/** Of how much nothing would be known any more. */
function onlyLinesSentence(hosts: Preview['only_lines']): string {
  const boots = hosts.reduce((sum, { count }) => sum + count, 0);
  const which = boots === 1 ? 'a boot' : countOf(boots, 'boot');
  return `It would hide the only authentic line of ${which} on ${countOf(hosts.length, 'host')}`;
}

function OnlyLines({ hosts }: { hosts: Preview['only_lines'] }) {
  return (
    <>
      <EuiCallOut color="warning" iconType="warning" size="s" title={onlyLinesSentence(hosts)}>
        <Hosts hosts={hosts} />
        <p>No other alert would tell that these hosts saw nothing more until their next boot.</p>
      </EuiCallOut>
      <EuiSpacer size="m" />
    </>
  );
}

/** Whoever can write such lines would be silenced with them. */
function ForgedLines() {
  return (
    <>
      <EuiCallOut
        color="danger"
        iconType="warning"
        size="s"
        title="Forged lines are among them: somebody wrote them in the kernel’s name"
      >
        <p>
          To keep such lines in the queue, add an entry:{' '}
          <code>executable_stack.origin.verdict</code> is not <code>forged</code>.
        </p>
      </EuiCallOut>
      <EuiSpacer size="m" />
    </>
  );
}

function PreviewBody({ preview }: { preview: Preview }) {
  const { refused, warning, total, hosts, only_lines: onlyLines, alerts } = preview;
  return (
    <>
      {refused && (
        <>
          <EuiCallOut color="danger" iconType="error" size="s" title="Too broad to be saved">
            <p>{displayText(refused)}</p>
          </EuiCallOut>
          <EuiSpacer size="m" />
        </>
      )}
      {warning && (
        <>
          <EuiCallOut color="warning" iconType="warning" size="s" title="It can never match">
            <p>{displayText(warning)}</p>
          </EuiCallOut>
          <EuiSpacer size="m" />
        </>
      )}
      {alerts.some(({ origin }) => origin === 'forged') && <ForgedLines />}
      {onlyLines.length > 0 && <OnlyLines hosts={onlyLines} />}
      <EuiText size="s">
        <p role="status">
          <strong>{previewSentence(preview)}</strong>
        </p>
        {hosts.length > 0 && <Hosts hosts={hosts} />}
      </EuiText>
      {total > 0 && (
        <>
          <EuiSpacer size="s" />
          <PreviewedAlerts alerts={alerts} total={total} />
        </>
      )}
    </>
  );
}

function Content({ incomplete, preview, error, retry }: PreviewState) {
  if (incomplete)
    return (
      <EuiText size="s" color="subdued">
        <p>Complete the entries to see what the exclusion would have silenced.</p>
      </EuiText>
    );
  if (error) return <ErrorState size="inline" error={error} onRetry={retry} />;
  if (!preview) return <LoadingState label="what it would have silenced" />;
  return <PreviewBody preview={preview} />;
}

/** What the exclusion would have silenced in the last 30 days, alert by alert, while it is being written. */
export function CoveragePreview(state: PreviewState) {
  return (
    <EuiPanel hasBorder paddingSize="m" style={{ position: 'relative', overflow: 'hidden' }}>
      {state.isStale && !state.incomplete && (
        <EuiProgress size="xs" color="accent" position="absolute" aria-label="Looking" />
      )}
      <EuiTitle size="xs">
        <h2>What it would have silenced</h2>
      </EuiTitle>
      <EuiSpacer size="s" />
      <div aria-busy={state.isStale}>
        <Content {...state} />
      </div>
      <EuiSpacer size="m" />
      <EuiText size="xs" color="subdued">
        <p>
          An exclusion does not make a host see again: the kernel prints this line once a boot, so
          after a harmless program used it up, nothing that comes later on that host is seen until
          it reboots or its kernel is re-armed.
        </p>
      </EuiText>
    </EuiPanel>
  );
}
