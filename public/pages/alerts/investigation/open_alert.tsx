import React, {
  createContext,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from 'react';
import { useHost } from '../../../host/host_context';
import { useLiveState } from '../../../live/use_live';
import { canTriage } from '../../../../common/access/alert_access';
import type { Alert } from '../../../../common/api/alerts';
import type { Document } from '../../../../common/document/document';
import type { Change } from '../../../../common/triage/change';
import { readTriage, type TriageState } from '../../../../common/triage/triage_state';
import { placeOfChange, type Place } from './changes/place';
import { canBeMade, withPending } from './changes/sent_change';
import { useAlertChanges, type ChangeProblem, type MakeChange } from './changes/use_alert_changes';
import { useNews, type News } from './changes/use_news';
import { alertTitle, readFacts, type AlertFacts } from './model/alert_facts';
import { nameOfPeople } from './model/people';

/** The alert that is being investigated, and what one may do with it. */
export interface OpenAlert {
  id: string;
  /** As it will be once what is on its way has arrived. */
  document: Document;
  facts: AlertFacts;
  triage: TriageState;
  /** A person's name by their id. */
  nameOf: (id: string) => string;
  /** The reader holds the privilege. */
  mayTriage: boolean;
  /** The reader holds the privilege, and the server can be reached. */
  canChange: boolean;
  change: MakeChange;
  problems: ReadonlyMap<Place, ChangeProblem>;
  dismiss: (place: Place) => void;
  /** Whether making a change once more could do anything. */
  canRepeat: (change: Change) => boolean;
  news: News;
  /** Narrows the queue by a KQL clause. */
  filter: (kqlClause: string) => void;
}

const OpenAlertContext = createContext<OpenAlert | undefined>(undefined);

/** The alert that is being investigated. @throws Error outside of an OpenAlertProvider */
export function useOpenAlert(): OpenAlert {
  const alert = useContext(OpenAlertContext);
  if (!alert) throw new Error('useOpenAlert is called outside of an OpenAlertProvider');
  return alert;
}

function useProblems(alert: Alert) {
  const { notify } = useHost();
  const [problems, setProblems] = useState<ReadonlyMap<Place, ChangeProblem>>(new Map());
  const shown = useIsShown();

  const without = (place: Place) =>
    setProblems((known) => new Map([...known].filter(([other]) => other !== place)));
  const add = (problem: ChangeProblem) => {
    if (shown.current) setProblems((known) => new Map([...known, [problem.sent.place, problem]]));
    else
      notify({
        title: `${alertTitle(readFacts(alert.document))} was not changed`,
        text: problem.error.message,
        color: 'danger',
      });
  };
  return { problems, add, without };
}

/** Whether the component is still there when an answer comes in. */
function useIsShown() {
  const shown = useRef(true);
  useEffect(() => {
    shown.current = true;
    return () => void (shown.current = false);
  }, []);
  return shown;
}

interface Props {
  alert: Alert;
  filter: (kqlClause: string) => void;
  children: ReactNode;
}

/** Gives the parts of the investigation the alert that it is about. */
export function OpenAlertProvider({ alert: given, filter, children }: Props) {
  const { session } = useHost();
  const me = session.user;
  const { problems, add, without } = useProblems(given);
  const { alert, pending, change } = useAlertChanges(given, add);
  const isOffline = useLiveState() === 'offline';

  const stored = useMemo(() => readTriage(alert.document), [alert.document]);
  const news = useNews(stored.history, me.id);
  const document = withPending(alert.document, pending, me);
  const triage = readTriage(document);
  const mayTriage = canTriage({ id: me.id, privileges: session.privileges });

  const value: OpenAlert = {
    id: alert.id,
    document,
    facts: readFacts(document),
    triage,
    nameOf: nameOfPeople(triage, me),
    mayTriage,
    canChange: mayTriage && !isOffline,
    change: (wanted, options) => {
      if (!mayTriage || isOffline) return Promise.resolve(false);
      without(placeOfChange(wanted));
      return change(wanted, options);
    },
    problems,
    dismiss: without,
    canRepeat: (wanted) => canBeMade(alert.document, wanted, me),
    news,
    filter,
  };
  return <OpenAlertContext.Provider value={value}>{children}</OpenAlertContext.Provider>;
}
