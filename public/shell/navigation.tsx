import {
  EuiFlexGroup,
  EuiFlexItem,
  EuiHeaderLink,
  EuiHeaderLinks,
  EuiPageSection,
} from '@elastic/eui';
import React from 'react';
import { useLocation } from 'react-router-dom';
import { useLink } from '../components/use_link';
import { useHost } from '../host/host_context';
import { PAGES } from '../pages/pages';
import { LiveIndicator } from './live_indicator';
import { StandaloneHeader } from './standalone_header';
import { StatusLine } from './status_line';

/** The pages, with real addresses; on a phone as a menu. */
function PageLinks() {
  const link = useLink();
  const { kind } = useHost();
  const { pathname } = useLocation();
  return (
    <EuiHeaderLinks aria-label="Pages" gutterSize="xs">
      {PAGES.filter(({ only }) => only === undefined || only === kind).map(({ path, title }) => {
        const current = pathname === path || pathname.startsWith(`${path}/`);
        return (
          <EuiHeaderLink
            key={path}
            {...link(path)}
            isActive={current}
            aria-current={current ? 'page' : undefined}
          >
            {title}
          </EuiHeaderLink>
        );
      })}
    </EuiHeaderLinks>
  );
}

/** Where one can go, and how the detection and the connection are: in a header of its own where the host has none. */
export function Navigation() {
  const { kind } = useHost();
  if (kind === 'standalone')
    return (
      <StandaloneHeader pages={<PageLinks />} status={<StatusLine />} live={<LiveIndicator />} />
    );
  return (
    <EuiPageSection
      component="section"
      aria-label="Executable Stack"
      paddingSize="s"
      grow={false}
      restrictWidth={false}
    >
      <EuiFlexGroup alignItems="center" justifyContent="spaceBetween" gutterSize="m" wrap>
        <EuiFlexItem grow={false}>
          <PageLinks />
        </EuiFlexItem>
        <EuiFlexItem grow={false}>
          <EuiFlexGroup alignItems="center" gutterSize="m" responsive={false}>
            <StatusLine />
            <LiveIndicator />
          </EuiFlexGroup>
        </EuiFlexItem>
      </EuiFlexGroup>
    </EuiPageSection>
  );
}
