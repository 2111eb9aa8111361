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
import { roleOf } from '../../common/access/privileges';
import { roleName } from '../components/roles';
import { THEMES, useTheme } from '../components/theme_choice';
import { useHost } from '../host/host_context';
import { useShortcutsList } from '../components/shortcuts/shortcuts_provider';

function ThemeSwitch() {
  const theme = useTheme();
  if (!theme) return null;
  return (
    <EuiButtonGroup
      legend="Theme"
      buttonSize="compressed"
      options={THEMES}
      idSelected={theme.choice}
      onChange={theme.choose}
    />
  );
}

/** Who is signed in, the theme, the shortcuts, and the way out. */
export function UserMenu() {
  const { session, signOut } = useHost();
  const role = roleOf(session.privileges);
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
          <p>{role ? roleName(role) : session.privileges.join(', ').replaceAll('_', ' ')}</p>
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
