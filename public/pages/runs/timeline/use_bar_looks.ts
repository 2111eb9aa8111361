import { useEuiTheme } from '@elastic/eui';

/** How a stretch of time is drawn. */
export interface BarLook {
  fill: string;
  stroke?: string;
  strokeDasharray?: string;
}

/** How each kind of stretch is drawn, in the timeline as in its legend: by filling and edge too, not by colour alone. */
export function useBarLooks(hatch = 'none') {
  const { colors } = useEuiTheme().euiTheme;
  return {
    searched: { fill: colors.primary },
    gap: { fill: hatch, stroke: colors.danger },
    notDue: { fill: colors.backgroundBaseSubdued, stroke: colors.borderBaseProminent },
    down: {
      fill: colors.backgroundLightWarning,
      stroke: colors.textWarning,
      strokeDasharray: '4 2',
    },
  } satisfies Record<string, BarLook>;
}
