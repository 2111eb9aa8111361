import { useEffect, useRef, type RefObject } from 'react';
import type { Shortcut } from '../../../components/shortcuts/shortcut';
import { useShortcuts } from '../../../components/shortcuts/shortcuts_provider';
import { focusRow } from './table/queue_table';
import type { Choice, Chosen } from './use_choice';
import type { Queue } from './use_queue';

interface Input {
  queue: Queue;
  choice: Choice;
  /** What a and c are for. */
  chosen: Chosen | undefined;
  current: string | undefined;
  setCurrent: (id: string) => void;
  /** The alert whose investigation is open. */
  openAlert: string | undefined;
  open: (id: string, options?: { replace?: boolean }) => void;
  search: RefObject<HTMLInputElement | null>;
  acknowledge: () => void;
  close: () => void;
  selectable: boolean;
  /** The server can be reached. */
  canChange: boolean;
}

/** The queue's single keys. Beside an open alert j and k open the next one in its place. */
export function useQueueKeys(input: Input): void {
  const { queue, choice, chosen, current, openAlert, selectable, canChange } = input;
  const rows = queue.shown.shown;
  const hasChoice = !choice.isEmpty;

  const move = (step: 1 | -1) => {
    const at = rows.findIndex(({ id }) => id === (current ?? openAlert));
    const row = at === -1 ? rows[step === 1 ? 0 : rows.length - 1] : rows[at + step];
    if (!row) {
      if (step === 1 && queue.shown.next) queue.pages.toNext(queue.shown.next);
      return;
    }
    input.setCurrent(row.id);
    if (openAlert === undefined) focusRow(row.id);
    else input.open(row.id, { replace: true });
  };
  const currentRow = rows.find(({ id }) => id === current);
  const priority = hasChoice ? 1 : 0;

  const keys: Shortcut[] = [
    { key: 'j', description: 'Next alert', onPress: () => move(1) },
    { key: 'k', description: 'Alert before', onPress: () => move(-1) },
    {
      key: 'Enter',
      description: 'Open the alert',
      enabled: currentRow !== undefined,
      onPress: () => currentRow && input.open(currentRow.id),
    },
    {
      key: 'x',
      description: 'Choose the alert, or not',
      enabled: selectable && currentRow !== undefined,
      onPress: () => currentRow && choice.toggle(currentRow, false),
    },
    {
      key: 'a',
      description: 'Acknowledge',
      enabled: canChange && (chosen?.possible.acknowledge ?? 0) > 0,
      priority,
      onPress: input.acknowledge,
    },
    {
      key: 'c',
      description: 'Close, with a reason',
      enabled: canChange && (chosen?.possible.close ?? 0) > 0,
      priority,
      onPress: input.close,
    },
    {
      key: '/',
      description: 'Go to the filter',
      onPress: () => input.search.current?.focus(),
    },
    { key: 'r', description: 'Refresh the queue', onPress: queue.refresh },
    {
      key: 'Escape',
      description: 'Choose none',
      enabled: hasChoice,
      onPress: choice.clear,
    },
  ];
  useShortcuts(keys);

  // Whoever closes the investigation is back where they left the queue.
  const wasOpen = useRef(openAlert);
  useEffect(() => {
    if (wasOpen.current !== undefined && openAlert === undefined) focusRow(wasOpen.current);
    wasOpen.current = openAlert;
  }, [openAlert]);
}
