import {
  EuiBadge,
  EuiButtonEmpty,
  EuiFormErrorText,
  EuiPanel,
  EuiSpacer,
  EuiText,
  EuiTitle,
} from '@elastic/eui';
import React from 'react';
import type { DraftProblems } from './check_draft';
import { emptyEntry, type EntryDraft } from './entry_draft';
import { EntryRow } from './entry_row';

interface EntriesFieldProps {
  entries: EntryDraft[];
  problems: DraftProblems;
  onChange(entries: EntryDraft[]): void;
}

/** What an exclusion matches: entries, all of which must hold. */
export function EntriesField({ entries, problems, onChange }: EntriesFieldProps) {
  const replace = (at: number, draft: EntryDraft) =>
    onChange(entries.map((one, index) => (index === at ? draft : one)));
  return (
    <section aria-label="What it matches">
      <EuiTitle size="xs">
        <h2>What it matches</h2>
      </EuiTitle>
      <EuiText size="s" color="subdued">
        <p>
          A line that meets all of these is silenced. Name the program: it is read from the line, as
          is its path. The event’s process.name won’t do, for it is always “kernel”, the name under
          which the line stands in syslog.
        </p>
      </EuiText>
      <EuiSpacer size="s" />
      <EuiPanel hasBorder paddingSize="m">
        {entries.map((draft, at) => (
          <React.Fragment key={draft.key}>
            {at > 0 && (
              <>
                <EuiSpacer size="s" />
                <EuiBadge color="hollow">and</EuiBadge>
                <EuiSpacer size="s" />
              </>
            )}
            <EntryRow
              draft={draft}
              at={at}
              problems={problems}
              onChange={(next) => replace(at, next)}
              onRemove={
                entries.length > 1
                  ? () => onChange(entries.filter((_, index) => index !== at))
                  : undefined
              }
            />
          </React.Fragment>
        ))}
        {problems['entries'] && <EuiFormErrorText>{problems['entries']}</EuiFormErrorText>}
        <EuiSpacer size="s" />
        <EuiButtonEmpty
          size="s"
          flush="left"
          iconType="plus"
          onClick={() => onChange([...entries, emptyEntry('')])}
        >
          Add an entry
        </EuiButtonEmpty>
      </EuiPanel>
    </section>
  );
}
