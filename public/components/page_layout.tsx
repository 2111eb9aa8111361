import { EuiFlexGroup, EuiFlexItem, EuiPageSection, EuiSpacer, EuiTitle } from '@elastic/eui';
import React, { useEffect, type ReactNode } from 'react';
import { useHost } from '../host/host_context';

/** Around every page, as EUI names it. */
export const PAGE_PADDING = 'm';

interface Props {
  title: string;
  /** Above the title: the way back to what the page is a part of. */
  back?: ReactNode;
  /** Buttons beside the title. */
  actions?: ReactNode;
  children: ReactNode;
  /** The title is for screen readers only; the page begins with its controls. */
  hideTitle?: boolean;
  /** The page's title in the browser, where it says more than `title`. */
  documentTitle?: readonly string[];
}

/** A page: its one heading, its actions, what it shows. */
export function PageLayout(props: Props) {
  const { title, back, actions, children, hideTitle = false, documentTitle } = props;
  const host = useHost();
  const parts = (documentTitle ?? [title]).join('\n');
  useEffect(() => host.setTitle(parts.split('\n')), [host, parts]);
  return (
    <EuiPageSection
      component="main"
      id="main"
      paddingSize={PAGE_PADDING}
      grow
      restrictWidth={false}
    >
      {hideTitle ? (
        <h1 className="euiScreenReaderOnly">{title}</h1>
      ) : (
        <>
          {back && (
            <>
              {back}
              <EuiSpacer size="xs" />
            </>
          )}
          <EuiFlexGroup
            alignItems="center"
            justifyContent="spaceBetween"
            gutterSize="m"
            responsive={false}
            wrap
          >
            <EuiFlexItem grow={false}>
              <EuiTitle size="m">
                <h1>{title}</h1>
              </EuiTitle>
            </EuiFlexItem>
            {actions && <EuiFlexItem grow={false}>{actions}</EuiFlexItem>}
          </EuiFlexGroup>
          <EuiSpacer size="m" />
        </>
      )}
      {children}
    </EuiPageSection>
  );
}
