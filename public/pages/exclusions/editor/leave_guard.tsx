import { EuiConfirmModal, EuiText, useGeneratedHtmlId } from '@elastic/eui';
import type { Location } from 'history';
import React, { useEffect, useRef, useState } from 'react';
import { useHistory } from 'react-router-dom';

interface LeaveGuardProps {
  isUnsaved: boolean;
  /** The part of the address that can change without anything being lost. */
  freePart?: string;
}

function without(part: string, { pathname, search }: Location): string {
  const query = new URLSearchParams(search);
  query.delete(part);
  return `${pathname}?${query.toString()}`;
}

/** Asks before something unsaved is left: by a link, by the browser's buttons, by closing the tab. */
export function LeaveGuard({ isUnsaved, freePart }: LeaveGuardProps) {
  const history = useHistory();
  const titleId = useGeneratedHtmlId();
  const [wanted, setWanted] = useState<Location>();
  const unblock = useRef<() => void>();

  useEffect(() => {
    if (!isUnsaved) return undefined;
    const stop = history.block((location) => {
      if (
        freePart !== undefined &&
        without(freePart, location) === without(freePart, history.location)
      )
        return undefined;
      setWanted(location);
      return false;
    });
    unblock.current = stop;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => {
      stop();
      window.removeEventListener('beforeunload', warn);
    };
  }, [history, isUnsaved, freePart]);

  if (!wanted) return null;
  const leave = () => {
    setWanted(undefined);
    unblock.current?.();
    history.push(wanted);
  };
  return (
    <EuiConfirmModal
      aria-labelledby={titleId}
      titleProps={{ id: titleId }}
      title="Leave without saving?"
      cancelButtonText="Stay"
      confirmButtonText="Leave"
      buttonColor="danger"
      defaultFocusedButton="cancel"
      onCancel={() => setWanted(undefined)}
      onConfirm={leave}
    >
      <EuiText size="s">
        <p>What you wrote is not saved and would be lost.</p>
      </EuiText>
    </EuiConfirmModal>
  );
}
