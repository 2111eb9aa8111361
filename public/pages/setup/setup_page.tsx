import { EuiSpacer, EuiTab, EuiTabs } from '@elastic/eui';
import React from 'react';
import { Redirect, Route, Switch, useLocation } from 'react-router-dom';
import { PageLayout } from '../../components/page_layout';
import { useLink } from '../../components/use_link';
import { useHost } from '../../host/host_context';
import { SECTIONS } from './sections';

/** What is read and by which rule, who may sign in, and how the app looks. */
export function SetupPage() {
  const { kind, session } = useHost();
  const link = useLink();
  const { pathname } = useLocation();
  const sections = SECTIONS.filter(
    ({ only, isFor }) => (only ?? kind) === kind && (isFor?.(session) ?? true),
  );
  const current = sections.find(({ path }) => path === pathname);
  return (
    <PageLayout title="Setup" documentTitle={current && [current.title, 'Setup']}>
      <EuiTabs aria-label="Sections of the setup">
        {sections.map(({ path, title }) => (
          <EuiTab key={path} isSelected={path === pathname} {...link(path)}>
            {title}
          </EuiTab>
        ))}
      </EuiTabs>
      <EuiSpacer size="l" />
      <Switch>
        {sections.map(({ path, component }) => (
          <Route key={path} exact path={path} component={component} />
        ))}
        {sections[0] && <Redirect to={sections[0].path} />}
      </Switch>
    </PageLayout>
  );
}
