import { EuiCallOut, EuiDescriptionList, EuiPanel, EuiSpacer } from '@elastic/eui';
import React from 'react';
import type { Run } from '../../../common/api/detection';
import { displayText } from '../../../common/line/display';
import { Time } from '../../components/time';
import { StretchWords } from './timeline/timeline_words';

/** All that is recorded of a run, and why it failed. */
export function RunDetails({ run }: { run: Run }) {
  const { error, range, owner } = run;
  return (
    <EuiPanel color="transparent" paddingSize="s">
      {error !== undefined && (
        <>
          <EuiCallOut size="s" color="danger" iconType="error" title="The run failed">
            <p>{displayText(error)}</p>
            <p>What it left out is searched by the next run.</p>
          </EuiCallOut>
          <EuiSpacer size="s" />
        </>
      )}
      <EuiDescriptionList
        compressed
        type="responsiveColumn"
        columnWidths={['140px', 'auto']}
        listItems={[
          { title: 'Searched', description: range ? <StretchWords {...range} /> : 'Nothing' },
          {
            title: 'Finished',
            description: <Time value={run.finished_at} relative={false} />,
          },
          { title: 'Ran on', description: `${displayText(owner.host)}, process ${owner.pid}` },
          { title: 'Rule', description: `Version ${run.rule_version}` },
          { title: 'Number', description: run.id },
        ]}
      />
    </EuiPanel>
  );
}
