import { EuiLink, EuiText } from '@elastic/eui';
import React from 'react';
import { useRoute } from '../api/use_route';
import { Time } from '../components/time';
import { useLink } from '../components/use_link';

const REFETCH_MS = 60_000;

/** How the last run went: when, what it made, and whether everything since has been searched. */
export function StatusLine() {
  const link = useLink();
  const { data } = useRoute('getDetection', {}, { refetchInterval: REFETCH_MS });
  if (!data) return null;
  const { last_run: run, gaps } = data;
  const gapWords = gaps.length === 1 ? '1 gap' : `${gaps.length} gaps`;
  return (
    <EuiText size="xs" color="subdued" className="eui-textNoWrap">
      {run ? (
        <>
          Last run <Time value={run.finished_at} short />,{' '}
          {run.error ? 'failed' : `${run.created} new`}
          {' · '}
          {gaps.length === 0 && !run.error ? (
            'no gap'
          ) : (
            <EuiLink {...link('/runs')}>
              {run.error && gaps.length === 0 ? 'see runs' : gapWords}
            </EuiLink>
          )}
        </>
      ) : (
        'No run yet'
      )}
    </EuiText>
  );
}
