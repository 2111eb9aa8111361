import type { ReactElement } from 'react';
import * as ReactDom from 'react-dom';
import { createRoot } from 'react-dom/client';

/** What React 17 has, and React 18's types no longer recommend. */
const legacy = ReactDom as unknown as {
  render?(element: ReactElement, container: HTMLElement): void;
  unmountComponentAtNode?(container: HTMLElement): void;
};

/**
 * Draws into an element with Kibana's React. `react-dom/client` is not among what Kibana shares; it is a shim around `react-dom`,
 * whose `createRoot` is missing where Kibana runs with React 17.
 * @returns what takes it away again
 */
export function drawInto(container: HTMLElement, element: ReactElement): () => void {
  if (typeof createRoot !== 'function') {
    legacy.render?.(element, container);
    return () => legacy.unmountComponentAtNode?.(container);
  }
  const root = createRoot(container);
  root.render(element);
  return () => root.unmount();
}
