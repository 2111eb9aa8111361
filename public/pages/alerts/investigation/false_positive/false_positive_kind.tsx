import { EuiButton, EuiFlexGroup, EuiFlexItem, EuiPanel, EuiText, EuiTitle } from '@elastic/eui';
import React, { Fragment } from 'react';
import { useLink } from '../../../../components/use_link';
import { describeEntry } from '../../../../../common/exclusion/describe_entry';
import {
  suggestExclusion,
  type FalsePositiveKind as Kind,
} from '../../../../../common/exclusion/suggest_exclusion';
import { displayText } from '../../../../../common/line/display';
import type { GuideItem } from '../../../../../common/rule/guide';
import { useOpenAlert } from '../open_alert';

interface Props {
  item: GuideItem;
  kind: Kind;
  /** The reader may make exclusions. */
  canExclude: boolean;
}

/** A kind of false positive, and the exclusion that it calls for. */
export function FalsePositiveKind({ item, kind, canExclude }: Props) {
  const { id, document } = useOpenAlert();
  const { entries } = suggestExclusion(document, kind);
  const link = useLink();
  const editor = `/exclusions/new?${new URLSearchParams({ from: id, kind }).toString()}`;
  return (
    <EuiPanel hasBorder hasShadow={false} paddingSize="s">
      <EuiFlexGroup gutterSize="m" alignItems="center" responsive={false} wrap>
        <EuiFlexItem style={{ minInlineSize: 240 }}>
          <EuiTitle size="xxs">
            <h3>{item.title}</h3>
          </EuiTitle>
          <EuiText size="s">{item.text}</EuiText>
          <EuiText size="xs" color="subdued" className="eui-textBreakWord">
            Would exclude lines where{' '}
            {entries.map((entry, index) => (
              <Fragment key={index}>
                {index > 0 && ' and '}
                <code>{displayText(describeEntry(entry))}</code>
              </Fragment>
            ))}
          </EuiText>
        </EuiFlexItem>
        {canExclude && (
          <EuiFlexItem grow={false}>
            <EuiButton
              size="s"
              {...link(editor)}
              aria-label={`Exclude as ${item.title.toLowerCase()}`}
            >
              Exclude…
            </EuiButton>
          </EuiFlexItem>
        )}
      </EuiFlexGroup>
    </EuiPanel>
  );
}
