import { useEffect, useState } from 'react';

const FIRST = '';

/**
 * The way to the pages after and before. A cursor says where its page begins, and not which page that is: those that were seen
 * are kept in their order.
 * @param key of what is paged; another one begins anew
 */
export function usePages(after: string, setAfter: (after: string) => void, key: unknown) {
  const [seen, setSeen] = useState<readonly string[]>([]);
  useEffect(() => setSeen([]), [key]);
  const at = seen.indexOf(after);
  const isCounted = after === FIRST || (at > 0 && seen[0] === FIRST);
  return {
    /** From 1; undefined where a link led into the midst. */
    number: isCounted ? Math.max(at, 0) + 1 : undefined,
    hasBefore: after !== FIRST,
    toNext: (next: string) => {
      setSeen([...(at === -1 ? [after] : seen.slice(0, at + 1)), next]);
      setAfter(next);
    },
    toBefore: () => setAfter(seen[at - 1] ?? FIRST),
  };
}
