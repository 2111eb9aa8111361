import {
  EuiButtonEmpty,
  EuiFlexGroup,
  EuiFlexItem,
  EuiIcon,
  EuiText,
  useGeneratedHtmlId,
} from '@elastic/eui';
import React, { useState } from 'react';
import { OriginBadge, originMeaning } from '../../../../components/origin_badge';
import { displayText } from '../../../../../common/line/display';
import type { Origin, OriginReason } from '../model/origin';

const ICONS = { for: 'plusInCircle', against: 'minusInCircle', neither: 'dot' } as const;
const SPEAKS = {
  for: 'Speaks for the kernel',
  against: 'Speaks against the kernel',
  neither: 'Explains',
} as const;

function Reason({ text, speaks }: OriginReason) {
  return (
    <EuiFlexGroup component="li" gutterSize="s" responsive={false} alignItems="flexStart">
      <EuiFlexItem grow={false}>
        <EuiIcon type={ICONS[speaks]} size="m" aria-label={SPEAKS[speaks]} />
      </EuiFlexItem>
      <EuiFlexItem>
        <EuiText size="s">{displayText(text)}</EuiText>
      </EuiFlexItem>
    </EuiFlexGroup>
  );
}

/** Who wrote the line: the verdict, the reason that decides, and the others on demand. */
export function OriginVerdict({ verdict, reasons }: Origin) {
  const [isOpen, setOpen] = useState(false);
  const listId = useGeneratedHtmlId({ prefix: 'reasons' });
  const [first, ...others] = reasons;
  const count = others.length === 1 ? '1 more reason' : `${others.length} more reasons`;
  return (
    <>
      <EuiFlexGroup gutterSize="s" alignItems="center" responsive={false} wrap>
        <EuiFlexItem grow={false}>
          <OriginBadge origin={verdict} />
        </EuiFlexItem>
        <EuiFlexItem style={{ minInlineSize: 200 }}>
          <EuiText size="s">{displayText(first?.text ?? originMeaning(verdict))}</EuiText>
        </EuiFlexItem>
        {others.length > 0 && (
          <EuiFlexItem grow={false}>
            <EuiButtonEmpty
              size="xs"
              flush="both"
              iconType={isOpen ? 'arrowDown' : 'arrowRight'}
              aria-expanded={isOpen}
              aria-controls={listId}
              onClick={() => setOpen(!isOpen)}
            >
              {isOpen ? 'Fewer reasons' : count}
            </EuiButtonEmpty>
          </EuiFlexItem>
        )}
      </EuiFlexGroup>
      <ul id={listId} aria-label="More reasons" hidden={!isOpen}>
        {isOpen && others.map((reason) => <Reason key={reason.text} {...reason} />)}
      </ul>
    </>
  );
}
