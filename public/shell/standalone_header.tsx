import {
  EuiFlexGroup,
  EuiFlexItem,
  EuiHeader,
  EuiHeaderLogo,
  EuiHeaderSection,
  EuiHeaderSectionItem,
  EuiHideFor,
  EuiSkipLink,
} from '@elastic/eui';
import React, { type ReactNode } from 'react';
import { useLink } from '../components/use_link';
import { START_PATH } from '../pages/pages';
import { UserMenu } from './user_menu';

interface Props {
  pages: ReactNode;
  status: ReactNode;
  live: ReactNode;
}

/** The header of the app's own page: Kibana's chrome stands in its place there. */
export function StandaloneHeader({ pages, status, live }: Props) {
  const link = useLink();
  return (
    <>
      <EuiSkipLink destinationId="main" overrideLinkBehavior position="fixed">
        Skip to the page
      </EuiSkipLink>
      <EuiHeader position="static" role="banner">
        <EuiHeaderSection>
          <EuiHeaderSectionItem>
            <EuiHeaderLogo
              iconType="securitySignal"
              iconTitle="Executable Stack"
              aria-label="Executable Stack"
              {...link(START_PATH)}
            >
              <EuiHideFor sizes={['xs', 's', 'm']}>Executable Stack</EuiHideFor>
            </EuiHeaderLogo>
          </EuiHeaderSectionItem>
          <EuiHeaderSectionItem>{pages}</EuiHeaderSectionItem>
        </EuiHeaderSection>
        <EuiHeaderSection side="right">
          <EuiHeaderSectionItem>
            <EuiFlexGroup alignItems="center" gutterSize="m" responsive={false}>
              <EuiHideFor sizes={['xs', 's']}>
                <EuiFlexItem grow={false}>{status}</EuiFlexItem>
              </EuiHideFor>
              <EuiFlexItem grow={false}>{live}</EuiFlexItem>
            </EuiFlexGroup>
          </EuiHeaderSectionItem>
          <EuiHeaderSectionItem>
            <UserMenu />
          </EuiHeaderSectionItem>
        </EuiHeaderSection>
      </EuiHeader>
    </>
  );
}
