import { useCallback, useMemo } from 'react';
import { DEFAULT_COLUMNS } from './columns';

const STORAGE_KEY = 'executable-stack.columns';

function readStored(): readonly string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? '[]');
    return Array.isArray(stored) ? stored.filter((one) => typeof one === 'string') : [];
  } catch {
    return [];
  }
}

function store(ids: readonly string[]): void {
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify(ids));
  } catch {
    // Without storage the choice stands in the URL only.
  }
}

/** The columns of the URL, or else those that the reader chose last. @param setUrl writes them into the URL */
export function useColumns(
  inUrl: readonly string[],
  setUrl: (ids: readonly string[]) => void,
): [readonly string[], (ids: readonly string[]) => void] {
  const ids = useMemo(() => {
    const chosen = inUrl.length > 0 ? inUrl : readStored();
    return chosen.length > 0 ? chosen : DEFAULT_COLUMNS;
  }, [inUrl]);
  const set = useCallback(
    (wanted: readonly string[]) => {
      store(wanted);
      setUrl(wanted);
    },
    [setUrl],
  );
  return [ids, set];
}
