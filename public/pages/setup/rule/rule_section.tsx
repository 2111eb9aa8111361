import { EuiCode, EuiDescriptionList, EuiSpacer, EuiText, EuiTitle } from '@elastic/eui';
import React, { type ReactNode } from 'react';
import { INTRODUCTION } from '../../../../common/rule/guide';
import { RULE_VERSIONS, ruleOfVersion, type Rule } from '../../../../common/rule/rules';
import { useRoute } from '../../../api/use_route';
import { ErrorState } from '../../../components/error_state';
import { formatDuration } from '../../../components/format_time';
import { LoadingState } from '../../../components/loading_state';
import type { DetectionReport } from '../../runs/status_sentence';
import { Threats } from './threats';

interface Fact {
  title: string;
  description: NonNullable<ReactNode>;
}

/** What this app knows of a version beside what the server says of it; undefined for one that it doesn't know. */
function knownRule(version: number): Rule | undefined {
  return RULE_VERSIONS.includes(version) ? ruleOfVersion(version) : undefined;
}

function factsOf({ rule, interval_ms }: DetectionReport): Fact[] {
  const known = knownRule(rule.version);
  return [
    { title: 'Name', description: rule.name },
    { title: 'Version', description: String(rule.version) },
    ...(known ? [{ title: 'What it says', description: known.description }] : []),
    {
      title: 'Query',
      description: (
        <EuiCode transparentBackground style={{ paddingInline: 0 }}>
          {rule.query}
        </EuiCode>
      ),
    },
    { title: 'Runs every', description: formatDuration(interval_ms) },
    ...(known
      ? [
          { title: 'Looks back', description: `From ${known.from} to ${known.to}` },
          { title: 'Most alerts a run', description: String(known.max_signals) },
          { title: 'Indices', description: known.index.join(', ') },
          {
            title: 'Severity',
            description: `${known.severity}, risk score ${known.risk_score}`,
          },
          { title: 'MITRE ATT&CK', description: <Threats threat={known.threat} /> },
          { title: 'Tags', description: known.tags.join(' · ') },
          {
            title: 'Author, licence',
            description: `${known.author.join(', ')}, ${known.license}`,
          },
        ]
      : []),
  ];
}

/** The rule that is in use. */
export function RuleSection() {
  const { data, error, refetch } = useRoute('getDetection', {});
  return (
    <>
      <EuiTitle size="xs">
        <h2>The rule in use</h2>
      </EuiTitle>
      <EuiSpacer size="s" />
      <EuiText size="s" style={{ maxInlineSize: '72ch' }}>
        <p>{INTRODUCTION}</p>
      </EuiText>
      <EuiSpacer size="m" />
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && !data && <LoadingState label="rule" />}
      {data && (
        <EuiDescriptionList
          compressed
          type="responsiveColumn"
          columnWidths={['160px', 'auto']}
          listItems={factsOf(data)}
        />
      )}
    </>
  );
}
