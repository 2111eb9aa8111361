import React, { createContext, useContext, useMemo, type ReactNode } from 'react';
import type { AlertRow } from '../../../../common/api/alerts';
import { DETECTION } from '../../../../common/triage/record';
import { useHost } from '../../../host/host_context';

interface People {
  /** Ids of those who are known: the reader first. */
  ids: readonly string[];
  /** A person's name by their id; an id nobody knows stands for itself. */
  nameOf: (id: string) => string;
}

const PeopleContext = createContext<People>({ ids: [], nameOf: String });

interface Props {
  rows: readonly AlertRow[];
  children: ReactNode;
}

/** Who people are, as far as the rows that are shown and the reader tell. */
export function PeopleProvider({ rows, children }: Props) {
  const { id, name } = useHost().session.user;
  const found = JSON.stringify(Object.assign({}, ...rows.map(({ people }) => people)));
  const people = useMemo((): People => {
    const known = JSON.parse(found) as Record<string, string>;
    const names = new Map([[id, name], ...Object.entries(known), [id, name]]);
    names.delete(DETECTION.id);
    return { ids: [...names.keys()], nameOf: (one) => names.get(one) ?? one };
  }, [found, id, name]);
  return <PeopleContext.Provider value={people}>{children}</PeopleContext.Provider>;
}

/** Who people are, where that is known. */
export function usePeople(): People {
  return useContext(PeopleContext);
}
