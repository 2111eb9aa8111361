const TOKEN = /^#token=([^&]+)$/;

/**
 * The one-time token in the page's address, `#token=…`, taken out of it: it shall stay neither in the address bar nor in the
 * browser's history. What stands behind `#` never gets to a server's log.
 */
export function takeLinkToken(
  location: Pick<Location, 'hash' | 'pathname' | 'search'> = window.location,
  history: Pick<History, 'replaceState'> = window.history,
): string | undefined {
  const found = TOKEN.exec(location.hash)?.[1];
  if (found === undefined) return undefined;
  history.replaceState(null, '', `${location.pathname}${location.search}`);
  try {
    return decodeURIComponent(found);
  } catch {
    return found;
  }
}
