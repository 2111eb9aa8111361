import { EuiSpacer, EuiTab, EuiTabs, useGeneratedHtmlId } from '@elastic/eui';
import React, { type ComponentType } from 'react';
import { useShortcuts } from '../../../../components/shortcuts/shortcuts_provider';
import { useUrlState } from '../../../../components/use_url_state';
import { RESPONSE_STEPS, TRIAGE_STEPS, type GuideItem } from '../../../../../common/rule/guide';
import { DocumentTab } from '../document/document_tab';
import { FalsePositiveTab } from '../false_positive/false_positive_tab';
import { HistoryTab } from '../history/history_tab';
import { progressOf } from '../model/steps_progress';
import { useOpenAlert, type OpenAlert } from '../open_alert';
import { GuideTab } from '../steps/guide_tab';
import { ResponseTab } from '../steps/response_tab';
import { TAB_PARAMETER, TABS, type TabName } from './tab_names';

interface TabView {
  name: string;
  count?: (alert: OpenAlert) => string;
  component: ComponentType;
}

const stepCount =
  (steps: readonly GuideItem[]) =>
  ({ triage }: OpenAlert): string => {
    const { done, total } = progressOf(
      triage,
      steps.map(({ id }) => id),
    );
    return `${done}/${total}`;
  };

const VIEWS: Readonly<Record<TabName, TabView>> = {
  guide: { name: 'Guide', count: stepCount(TRIAGE_STEPS), component: GuideTab },
  response: {
    name: 'Response',
    count: stepCount(RESPONSE_STEPS),
    component: ResponseTab,
  },
  false_positive: { name: 'False positive?', component: FalsePositiveTab },
  history: {
    name: 'History',
    count: ({ triage }) => String(triage.history.length),
    component: HistoryTab,
  },
  document: { name: 'Document', component: DocumentTab },
};

/** The parts of the investigation; the URL says which is shown. */
export function InvestigationTabs() {
  const alert = useOpenAlert();
  const [{ tab }, setUrl] = useUrlState(TAB_PARAMETER);
  const id = useGeneratedHtmlId({ prefix: 'tab' });
  const show = (next: TabName) => setUrl({ tab: next }, { replace: true });
  const go = (step: number) =>
    show(TABS[(TABS.indexOf(tab) + step + TABS.length) % TABS.length] ?? tab);
  useShortcuts([
    { key: 't', description: 'Next tab of the alert', onPress: () => go(1) },
    { key: 'T', description: 'Tab before', onPress: () => go(-1) },
  ]);
  const { component: Content } = VIEWS[tab];
  return (
    <>
      <EuiTabs size="s" aria-label="Investigation">
        {TABS.map((one) => (
          <EuiTab
            key={one}
            id={`${id}-${one}`}
            isSelected={one === tab}
            aria-controls={`${id}-panel`}
            onClick={() => show(one)}
          >
            {[VIEWS[one].name, VIEWS[one].count?.(alert)].filter(Boolean).join(' ')}
          </EuiTab>
        ))}
      </EuiTabs>
      <EuiSpacer size="s" />
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${tab}`}>
        <Content />
      </div>
    </>
  );
}
