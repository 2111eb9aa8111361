import { EuiBadge, EuiToolTip, useEuiTheme, type EuiBadgeProps } from '@elastic/eui';
import React from 'react';
import type { OriginVerdict } from '../../common/line/proof';

interface Look {
  color: EuiBadgeProps['color'];
  iconType: string;
  meaning: string;
}

const LOOKS: Readonly<Record<OriginVerdict, Look>> = {
  authentic: {
    color: 'hollow',
    iconType: 'check',
    meaning: 'The kernel wrote this line.',
  },
  forged: {
    color: 'danger',
    iconType: 'warning',
    meaning: 'Not the kernel: somebody on the host wrote this line in its name.',
  },
  unproven: {
    color: 'warning',
    iconType: 'question',
    meaning: 'The source gives no proof of who wrote this line.',
  },
};

/** The origin's meaning in a sentence. */
export function originMeaning(origin: OriginVerdict): string {
  return LOOKS[origin].meaning;
}

/** A line's origin, told by word, icon and colour; forged is the most alarming. */
export function OriginBadge({ origin }: { origin: OriginVerdict | undefined }) {
  const { euiTheme } = useEuiTheme();
  const { color, iconType, meaning } = LOOKS[origin ?? 'unproven'];
  // The one colour that fills the whole badge.
  const shown = origin === 'forged' ? euiTheme.colors.danger : color;
  return (
    <EuiToolTip content={meaning}>
      <EuiBadge color={shown} iconType={iconType}>
        {origin ?? 'unproven'}
      </EuiBadge>
    </EuiToolTip>
  );
}
