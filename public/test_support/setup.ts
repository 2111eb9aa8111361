import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';
import { TextDecoder, TextEncoder } from 'node:util';

// EUI marks its parts with data-test-subj, as the app does.
configure({ testIdAttribute: 'data-test-subj', asyncUtilTimeout: 5_000 });
// EUI's styles make the page slow where there is no browser.
jest.setTimeout(30_000);

// What browsers have and jsdom hasn't.
Object.assign(globalThis, { TextDecoder, TextEncoder });
window.matchMedia ??= (query) =>
  ({
    matches: false,
    media: query,
    addEventListener: () => {},
    removeEventListener: () => {},
  }) as unknown as MediaQueryList;
window.scrollTo = () => {};
Element.prototype.scrollIntoView ??= () => {};

// jsdom holds every rule of EUI's style sheets against an element to say how it looks, which takes most of a test's time. No
// test asks for more than whether something is there to be seen.
window.getComputedStyle = (element) => {
  const own = (element as HTMLElement).style ?? document.createElement('div').style;
  const defaults: Record<string, string> = {
    display: (element as HTMLElement).hidden ? 'none' : 'block',
    visibility: 'visible',
  };
  return new Proxy(own, {
    get: (style, name) => {
      const value: unknown = Reflect.get(style, name, style);
      if (typeof value === 'function') return value.bind(style) as unknown;
      return value === '' && typeof name === 'string' ? (defaults[name] ?? '') : value;
    },
  });
};
