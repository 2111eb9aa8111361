import { EuiDescriptionList, EuiText } from '@elastic/eui';
import React, { type ReactNode } from 'react';
import type { ListedExclusion } from '../../../../common/api/exclusions';
import { exclusionState } from '../../../../common/exclusion/exclusion';
import { displayText } from '../../../../common/line/display';
import { useNow } from '../../../components/now';
import { Time } from '../../../components/time';
import { AppLink } from '../../../components/app_link';
import { countOf } from '../../../components/count_of';
import { WrittenText } from '../../../components/written_text';
import { EntryList } from '../entry_list';
import { ExpiryText } from '../expiry_text';
import { LastHitText } from '../last_hit_text';
import { queuePath } from '../paths';
import { queueQuery } from '../queue_query';
import { StateBadge } from '../state_badge';

function WhatItMatches({ exclusion }: ListedExclusion) {
  return (
    <>
      <EntryList entries={exclusion.entries} />
      <EuiText size="s">
        <AppLink to={queuePath(queueQuery(exclusion.entries))}>
          See alerts like these in the queue
        </AppLink>
      </EuiText>
    </>
  );
}

interface Fact {
  title: string;
  description: NonNullable<ReactNode>;
}

function optionalFacts({ exclusion }: ListedExclusion): Fact[] {
  const { os_types, tags, description, reason } = exclusion;
  return [
    ...(description.trim() !== '' && description !== reason
      ? [{ title: 'Description', description: <WrittenText text={description} /> }]
      : []),
    ...(os_types.length > 0
      ? [{ title: 'Operating systems', description: os_types.join(', ') }]
      : []),
    ...(tags.length > 0 ? [{ title: 'Tags', description: displayText(tags.join(', ')) }] : []),
  ];
}

/** What there is to know of an exclusion at a glance. */
export function Facts({ listed }: { listed: ListedExclusion }) {
  const now = useNow();
  const { exclusion, silenced } = listed;
  const { created_at, created_by, updated_at, updated_by } = exclusion;
  const facts: Fact[] = [
    { title: 'State', description: <StateBadge state={exclusionState(exclusion, now)} /> },
    { title: 'What it matches', description: <WhatItMatches {...listed} /> },
    { title: 'Reason', description: <WrittenText text={exclusion.reason} /> },
    { title: 'Owner', description: displayText(exclusion.owner) },
    { title: 'Expiry', description: <ExpiryText {...exclusion} /> },
    { title: 'Silenced', description: countOf(silenced, 'hit') },
    { title: 'Last hit', description: <LastHitText {...listed} /> },
    ...optionalFacts(listed),
    {
      title: 'Made',
      description: (
        <>
          <Time value={created_at} /> by {displayText(created_by)}
        </>
      ),
    },
    {
      title: 'Changed last',
      description: (
        <>
          <Time value={updated_at} /> by {displayText(updated_by)}
        </>
      ),
    },
  ];
  return (
    <EuiDescriptionList
      compressed
      type="responsiveColumn"
      className="eui-textBreakWord"
      columnWidths={['140px', 'minmax(0, 1fr)']}
      listItems={facts}
    />
  );
}
