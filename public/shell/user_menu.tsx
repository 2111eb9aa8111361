import {
  EuiButtonGroup,
  EuiContextMenuItem,
  EuiContextMenuPanel,
  EuiHeaderSectionItemButton,
  EuiHorizontalRule,
  EuiIcon,
  EuiPanel,
  EuiPopover,
  EuiText,
  EuiTitle,
} from '@elastic/eui';
import React, { useState } from 'react';
import type { ThemeChoice } from '../host/app_host';
import { useHost } from '../host/host_context';
import { useShortcutsList } from '../components/shortcuts/shortcuts_provider';

const THEMES: readonly { id: ThemeChoice; label: string }[] = [
  { id: 'light', label: 'Light' },
  { id: 'dark', label: 'Dark' },
  { id: 'system', label: 'System' },
];

function ThemeSwitch() {
  const { theme } = useHost();
  const [choice, setChoice] = useState(() => theme?.get() ?? 'system');
  if (!theme) return null;
  return (
    <EuiButtonGroup
      legend="Theme"
      buttonSize="compressed"
      options={[...THEMES]}
      idSelected={choice}
      onChange={(id) => {
        const chosen = THEMES.find((one) => one.id === id)?.id ?? 'system';
        setChoice(chosen);
        theme.set(chosen);
      }}
    />
  );
}

/** Who is signed in, the theme, the shortcuts, and the way out. */
export function UserMenu() {
  const { session, signOut } = useHost();
  const showShortcuts = useShortcutsList();
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  const button = (
    <EuiHeaderSectionItemButton
      aria-label={`Menu of ${session.user.name}`}
      aria-expanded={open}
      onClick={() => setOpen(!open)}
    >
      <EuiIcon type="user" />
    </EuiHeaderSectionItemButton>
  );
  return (
    <EuiPopover
      button={button}
      isOpen={open}
      closePopover={close}
      panelPaddingSize="none"
      anchorPosition="downRight"
      // It stands nearer to the window's edge than popovers keep from it by themselves.
      buffer={0}
      aria-label="User menu"
    >
      <EuiPanel paddingSize="m" hasShadow={false}>
        <EuiTitle size="xxs">
          <h2>{session.user.name}</h2>
        </EuiTitle>
        <EuiText size="xs" color="subdued">
          <p>{session.privileges.map((one) => one.replaceAll('_', ' ')).join(', ')}</p>
        </EuiText>
        <EuiHorizontalRule margin="s" />
        <ThemeSwitch />
      </EuiPanel>
      <EuiContextMenuPanel
        items={[
          <EuiContextMenuItem
            key="shortcuts"
            icon="keyboard"
            onClick={() => {
              close();
              showShortcuts();
            }}
          >
            Keyboard shortcuts
          </EuiContextMenuItem>,
          ...(signOut
            ? [
                <EuiContextMenuItem key="sign_out" icon="exit" onClick={() => void signOut()}>
                  Sign out
                </EuiContextMenuItem>,
              ]
            : []),
        ]}
      />
    </EuiPopover>
  );
}
