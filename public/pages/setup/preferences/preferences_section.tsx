import { EuiButtonEmpty, EuiRadioGroup, EuiSpacer, EuiText, EuiTitle } from '@elastic/eui';
import React, { useState } from 'react';
import {
  useShortcutsEnabled,
  useShortcutsList,
} from '../../../components/shortcuts/shortcuts_provider';
import { ShortcutsSwitch } from '../../../components/shortcuts/shortcuts_switch';
import type { AppHost, ThemeChoice } from '../../../host/app_host';
import { useHost } from '../../../host/host_context';

const THEMES: readonly { id: ThemeChoice; label: string }[] = [
  { id: 'system', label: 'As the system has it' },
  { id: 'light', label: 'Light' },
  { id: 'dark', label: 'Dark' },
];

function ThemeField({ theme }: { theme: NonNullable<AppHost['theme']> }) {
  const [choice, setChoice] = useState(theme.get());
  return (
    <EuiRadioGroup
      name="theme"
      legend={{ children: 'Appearance', display: 'hidden' }}
      options={[...THEMES]}
      idSelected={choice}
      onChange={(id) => {
        const chosen = THEMES.find((one) => one.id === id)?.id ?? 'system';
        theme.set(chosen);
        setChoice(chosen);
      }}
    />
  );
}

/** How the app looks and listens in this browser. */
export function PreferencesSection() {
  const { theme } = useHost();
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
        <ThemeField theme={theme} />
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
