import {
  EuiDescriptionList,
  EuiModal,
  EuiModalBody,
  EuiModalHeader,
  EuiModalHeaderTitle,
  EuiSpacer,
  EuiText,
  useGeneratedHtmlId,
} from '@elastic/eui';
import React from 'react';
import { useReturnedFocus } from '../use_returned_focus';
import { keyName, type Shortcut } from './shortcut';
import { ShortcutsSwitch } from './shortcuts_switch';

interface Props {
  shortcuts: readonly Shortcut[];
  enabled: boolean;
  onEnabledChange: (enabled: boolean) => void;
  onClose: () => void;
}

function keysByDescription(shortcuts: readonly Shortcut[]): [string, string[]][] {
  const keys = new Map<string, string[]>();
  for (const { key, description } of shortcuts)
    keys.set(description, [...new Set([...(keys.get(description) ?? []), key])]);
  return [...keys];
}

function Keys({ keys }: { keys: readonly string[] }) {
  return (
    <EuiText size="s">
      {keys.map((key, index) => (
        <React.Fragment key={key}>
          {index > 0 && ' or '}
          <kbd>{keyName(key)}</kbd>
        </React.Fragment>
      ))}
    </EuiText>
  );
}

/** Which key does what on this page, and the switch that turns them off. */
export function ShortcutsDialog({ shortcuts, enabled, onEnabledChange, onClose }: Props) {
  const titleId = useGeneratedHtmlId();
  useReturnedFocus();
  return (
    <EuiModal onClose={onClose} aria-labelledby={titleId}>
      <EuiModalHeader>
        <EuiModalHeaderTitle id={titleId}>Keyboard shortcuts</EuiModalHeaderTitle>
      </EuiModalHeader>
      <EuiModalBody>
        <EuiDescriptionList
          type="column"
          compressed
          columnWidths={[3, 1]}
          listItems={[...keysByDescription(shortcuts), ['Show this list', ['?']] as const].map(
            ([description, keys]) => ({ title: description, description: <Keys keys={keys} /> }),
          )}
        />
        <EuiSpacer size="l" />
        <ShortcutsSwitch enabled={enabled} onChange={onEnabledChange} />
      </EuiModalBody>
    </EuiModal>
  );
}
