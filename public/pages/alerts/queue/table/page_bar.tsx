import { EuiButtonEmpty, EuiButtonIcon, EuiFlexGroup, EuiFlexItem, EuiText } from '@elastic/eui';
import React from 'react';
import { useShortcutsList } from '../../../../components/shortcuts/shortcuts_provider';
import { countWords } from '../model/row_change';

interface Props {
  total: number | undefined;
  /** Whether there is a page before, a page after. */
  hasBefore: boolean;
  hasNext: boolean;
  /** Of pages there are none where the queue is grouped. */
  paged: boolean;
  onBefore: () => void;
  onNext: () => void;
}

/** How many alerts there are, the way to the other pages, and to the keyboard's shortcuts. */
export function PageBar({ total, hasBefore, hasNext, paged, onBefore, onNext }: Props) {
  const showShortcuts = useShortcutsList();
  return (
    <EuiFlexGroup alignItems="center" gutterSize="s" responsive={false}>
      <EuiFlexItem>
        <EuiText size="s" color="subdued">
          {total === undefined ? '' : countWords(total)}
        </EuiText>
      </EuiFlexItem>
      <EuiFlexItem grow={false}>
        <EuiButtonEmpty size="xs" color="text" iconType="keyboard" onClick={showShortcuts}>
          Shortcuts
        </EuiButtonEmpty>
      </EuiFlexItem>
      {paged && (hasBefore || hasNext) && (
        <EuiFlexItem grow={false}>
          <nav aria-label="Pages of the queue">
            <EuiButtonIcon
              iconType="arrowLeft"
              size="s"
              aria-label="Page before"
              isDisabled={!hasBefore}
              onClick={onBefore}
            />
            <EuiButtonIcon
              iconType="arrowRight"
              size="s"
              aria-label="Next page"
              isDisabled={!hasNext}
              onClick={onNext}
            />
          </nav>
        </EuiFlexItem>
      )}
    </EuiFlexGroup>
  );
}
