import { EuiButtonEmpty, EuiButtonIcon, EuiFlexGroup, EuiFlexItem, EuiText } from '@elastic/eui';
import React from 'react';
import { useShortcutsList } from '../../../../components/shortcuts/shortcuts_provider';

interface Props {
  /** Whether there is a page before, a page after. */
  hasBefore: boolean;
  hasNext: boolean;
  /** Of pages there are none where the queue is grouped. */
  paged: boolean;
  /** Which rows of how many these are, where that is known. */
  position: string | undefined;
  onBefore: () => void;
  onNext: () => void;
}

/** The way to the other pages, and to the keyboard's shortcuts. */
export function PageBar({ hasBefore, hasNext, paged, position, onBefore, onNext }: Props) {
  const showShortcuts = useShortcutsList();
  return (
    <EuiFlexGroup
      alignItems="center"
      justifyContent="spaceBetween"
      gutterSize="s"
      responsive={false}
    >
      <EuiFlexItem grow={false}>
        <EuiButtonEmpty
          size="xs"
          flush="left"
          color="text"
          iconType="keyboard"
          onClick={showShortcuts}
        >
          Shortcuts
        </EuiButtonEmpty>
      </EuiFlexItem>
      {paged && (hasBefore || hasNext) && (
        <EuiFlexItem grow={false}>
          <EuiFlexGroup
            component="nav"
            aria-label="Pages of the queue"
            alignItems="center"
            gutterSize="xs"
            responsive={false}
          >
            <EuiText size="xs" color="subdued">
              {position}
            </EuiText>
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
          </EuiFlexGroup>
        </EuiFlexItem>
      )}
    </EuiFlexGroup>
  );
}
