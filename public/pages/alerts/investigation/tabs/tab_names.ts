import { choiceParameter } from '../../../../components/use_url_state';

export const TABS = ['guide', 'response', 'false_positive', 'history', 'document'] as const;
export type TabName = (typeof TABS)[number];

/** The tab that is shown, as it stands in the URL. */
export const TAB_PARAMETER = { tab: choiceParameter<TabName>(TABS, 'guide') };
