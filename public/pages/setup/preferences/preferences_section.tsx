import { EuiButtonEmpty, EuiRadioGroup, EuiSpacer, EuiText, EuiTitle } from '@elastic/eui';
import React from 'react';
import {
  useShortcutsEnabled,
  useShortcutsList,
} from '../../../components/shortcuts/shortcuts_provider';
import { ShortcutsSwitch } from '../../../components/shortcuts/shortcuts_switch';
import { THEMES, useTheme } from '../../../components/theme_choice';

/** How the app looks and listens in this browser. */
export function PreferencesSection() {
  const theme = useTheme();
  const showList = useShortcutsList();
  const [usesKeys, setUsesKeys] = useShortcutsEnabled();
  return (
    <>
      <EuiText size="s" color="subdued">
        <p>These hold for you, in this browser.</p>
      </EuiText>
      <EuiSpacer size="m" />
      <EuiTitle size="xs">
        <h2>Appearance</h2>
      </EuiTitle>
      <EuiSpacer size="s" />
      {theme ? (
        <EuiRadioGroup
          name="theme"
          legend={{ children: 'Appearance', display: 'hidden' }}
          options={THEMES}
          idSelected={theme.choice}
          onChange={theme.choose}
        />
      ) : (
        <EuiText size="s">
          <p>Kibana decides on light and dark, in your profile.</p>
        </EuiText>
      )}
      <EuiSpacer size="l" />
      <EuiTitle size="xs">
        <h2>Keyboard shortcuts</h2>
      </EuiTitle>
      <EuiSpacer size="s" />
      <EuiText size="s">
        <p>
          Single keys move through the queue and act on alerts. They rest while you type.{' '}
          {usesKeys && (
            <>
              Press <kbd>?</kbd> on any page to see them.
            </>
          )}
        </p>
      </EuiText>
      <EuiSpacer size="s" />
      <ShortcutsSwitch enabled={usesKeys} onChange={setUsesKeys} />
      <EuiSpacer size="s" />
      <EuiButtonEmpty size="s" flush="left" onClick={showList}>
        See the shortcuts
      </EuiButtonEmpty>
    </>
  );
}
