import { EuiProvider } from '@elastic/eui';
import createCache from '@emotion/cache';
import type { RenderingService } from '@kbn/core/public';
import React, { type ReactNode } from 'react';

function cacheAt(key: string, place: string) {
  const container = document.querySelector<HTMLElement>(`meta[name="${place}"]`);
  if (!container) throw new Error(`the page has no place for ${place}`);
  return createCache({ key, container });
}

/** `src/platform/packages/shared/react/kibana_context/root/eui_provider.tsx` */
export function createRendering(darkMode: boolean): RenderingService & {
  /** For the page's own root, once: with the styles that hold for all of it. */
  addRootContext(element: ReactNode): React.ReactElement;
} {
  const cache = {
    default: cacheAt('css', 'emotion'),
    global: cacheAt('eui-styles-global', 'eui-global'),
    utility: cacheAt('eui-styles-utils', 'eui-utilities'),
  };
  const colorMode = darkMode ? 'DARK' : 'LIGHT';
  return {
    addContext: (element) => (
      <EuiProvider colorMode={colorMode} cache={cache} globalStyles={false} utilityClasses={false}>
        {element}
      </EuiProvider>
    ),
    addRootContext: (element) => (
      <EuiProvider colorMode={colorMode} cache={cache}>
        {element}
      </EuiProvider>
    ),
  };
}
