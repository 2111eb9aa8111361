import {
  EuiButton,
  EuiButtonIcon,
  EuiFlexGroup,
  EuiFlexItem,
  EuiPanel,
  EuiSpacer,
  useGeneratedHtmlId,
} from '@elastic/eui';
import React, { useEffect, useRef } from 'react';
import { isMissing } from '../../../api/api_error';
import { EmptyState } from '../../../components/empty_state';
import { ErrorState } from '../../../components/error_state';
import { LoadingState } from '../../../components/loading_state';
import { useShortcuts } from '../../../components/shortcuts/shortcuts_provider';
import { StaleState } from '../../../components/stale_state';
import { useHost } from '../../../host/host_context';
import { useAlert } from './changes/use_alert';
import { Header } from './header/header';
import { LimitsNotice } from './limits_notice';
import { LiveAnnouncement } from './live_announcement';
import { alertTitle } from './model/alert_facts';
import { OpenAlertProvider, useOpenAlert } from './open_alert';
import { InvestigationTabs } from './tabs/investigation_tabs';
import { useKeptFocus } from './use_kept_focus';

interface Props {
  alertId: string;
  onClose: () => void;
  /** Narrows the queue by a KQL clause. */
  onFilter: (kqlClause: string) => void;
}

/** Puts the focus on the heading when an alert is opened, or another one in its place. */
function useFocusOnOpen() {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return heading;
}

function usePageTitle() {
  const { setTitle } = useHost();
  const { facts } = useOpenAlert();
  const title = alertTitle(facts);
  useEffect(() => {
    setTitle([title, 'Alerts']);
    return () => setTitle(['Alerts']);
  }, [setTitle, title]);
}

function OpenedAlert({ onClose }: Pick<Props, 'onClose'>) {
  const area = useRef<HTMLElement>(null);
  const headingRef = useFocusOnOpen();
  const headingId = useGeneratedHtmlId({ prefix: 'alert' });
  useKeptFocus(area, headingRef);
  usePageTitle();
  return (
    <section ref={area} aria-labelledby={headingId}>
      <EuiPanel hasShadow={false} hasBorder paddingSize="m">
        <Header headingId={headingId} headingRef={headingRef} onClose={onClose} />
        <EuiSpacer size="s" />
        <LimitsNotice />
        <InvestigationTabs />
        <LiveAnnouncement />
      </EuiPanel>
    </section>
  );
}

function NoAlert({
  error,
  onRetry,
  onClose,
}: {
  error: Error;
  onRetry: () => void;
  onClose: () => void;
}) {
  if (isMissing(error))
    return (
      <EmptyState
        title="There is no such alert"
        actions={<EuiButton onClick={onClose}>Back to the queue</EuiButton>}
      >
        <p>The link may be incomplete, or the alert was deleted.</p>
      </EmptyState>
    );
  return <ErrorState error={error} onRetry={onRetry} />;
}

function Waiting({ onClose }: Pick<Props, 'onClose'>) {
  return (
    <EuiFlexGroup gutterSize="s" responsive={false}>
      <EuiFlexItem>
        <LoadingState label="alert" lines={8} />
      </EuiFlexItem>
      <EuiFlexItem grow={false}>
        <EuiButtonIcon
          iconType="cross"
          aria-label="Close this panel"
          color="text"
          onClick={onClose}
        />
      </EuiFlexItem>
    </EuiFlexGroup>
  );
}

/** The investigation of one alert: what it is, what is to be found out about it, and what becomes of it. */
export function Investigation({ alertId, onClose, onFilter }: Props) {
  const { alert, error, readAt, readAgain } = useAlert(alertId);
  useShortcuts([{ key: 'Escape', description: 'Close the alert’s panel', onPress: onClose }]);

  const isGone = isMissing(error);
  if (!alert || isGone)
    return error ? (
      <NoAlert error={error} onRetry={() => void readAgain()} onClose={onClose} />
    ) : (
      <Waiting onClose={onClose} />
    );
  return (
    <>
      {error && (
        <>
          <StaleState since={readAt} onRetry={() => void readAgain()} />
          <EuiSpacer size="s" />
        </>
      )}
      <OpenAlertProvider key={alertId} alert={alert} filter={onFilter}>
        <OpenedAlert onClose={onClose} />
      </OpenAlertProvider>
    </>
  );
}
