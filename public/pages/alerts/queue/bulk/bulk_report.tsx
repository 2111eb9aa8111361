import {
  EuiAccordion,
  EuiButtonEmpty,
  EuiCallOut,
  EuiText,
  useGeneratedHtmlId,
} from '@elastic/eui';
import React from 'react';
import { countWords } from '../model/row_change';
import type { Report } from './use_bulk_change';

interface Problem {
  id: string;
  message: string;
}

/** One reason stands once, with the number of alerts that it holds for. */
function byReason(problems: readonly Problem[]): [string, string[]][] {
  const reasons = new Map<string, string[]>();
  for (const { id, message } of problems)
    reasons.set(message, [...(reasons.get(message) ?? []), id]);
  return [...reasons];
}

interface Props {
  report: Report;
  onOpen: (id: string) => void;
  onDismiss: () => void;
}

const LISTED = 5;

function Problems({
  title,
  problems,
  onOpen,
}: { title: string; problems: readonly Problem[] } & Pick<Props, 'onOpen'>) {
  const id = useGeneratedHtmlId();
  if (problems.length === 0) return null;
  return (
    <EuiAccordion
      id={id}
      buttonContent={`${title}: ${countWords(problems.length)}`}
      paddingSize="s"
    >
      <EuiText size="s">
        <ul>
          {byReason(problems).map(([reason, ids]) => (
            <li key={reason}>
              {countWords(ids.length)}: {reason}{' '}
              {ids.slice(0, LISTED).map((one, index) => (
                <EuiButtonEmpty key={one} size="xs" onClick={() => onOpen(one)}>
                  Open {ids.length > 1 ? index + 1 : 'it'}
                </EuiButtonEmpty>
              ))}
            </li>
          ))}
        </ul>
      </EuiText>
    </EuiAccordion>
  );
}

/** What became of the chosen alerts, where not all of them were changed. */
export function BulkReport({ report: { result }, onOpen, onDismiss }: Props) {
  const { updated, unchanged, conflicts, failed } = result;
  const bad = conflicts.length + failed.length > 0;
  const title = `Changed: ${updated.length} · like that already: ${unchanged.length} · in conflict: ${conflicts.length} · failed: ${failed.length}`;
  return (
    <EuiCallOut
      role="status"
      size="s"
      color={bad ? 'warning' : 'primary'}
      iconType={bad ? 'warning' : 'info'}
      title={title}
      onDismiss={onDismiss}
    >
      <Problems title="In conflict" problems={conflicts} onOpen={onOpen} />
      <Problems title="Failed" problems={failed} onOpen={onOpen} />
    </EuiCallOut>
  );
}
