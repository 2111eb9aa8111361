import {
  EuiButtonGroup,
  EuiFilterButton,
  EuiFilterGroup,
  EuiFlexGroup,
  EuiFlexItem,
} from '@elastic/eui';
import React from 'react';
import type { Api } from '../../../../../common/api/api';
import type { RouteResponse } from '../../../../../common/api/route';
import type { UrlChangeOptions } from '../../../../components/use_url_state';
import {
  GROUPINGS,
  ORIGINS,
  type Filter,
  type Grouping,
  type QueueView,
} from '../model/queue_view';
import { FacetFilter } from './facet_filter';

export type Counts = RouteResponse<Api['countAlerts']>;

interface Props {
  view: QueueView;
  filter: Filter;
  counts: Counts | undefined;
  onChange: (change: Partial<QueueView>, options?: UrlChangeOptions) => void;
}

const GROUPING_NAMES: Readonly<Record<Grouping, string>> = {
  none: 'No groups',
  host: 'By host',
  program: 'By program',
};

function countOf(
  buckets: readonly { value: string; count: number }[] | undefined,
  value: string,
): number {
  return buckets?.find((bucket) => bucket.value === value)?.count ?? 0;
}

/** Origin, host and program with their numbers, and what the queue is grouped by. */
export function FilterBar({ view, filter, counts, onChange }: Props) {
  const toggleOrigin = (origin: (typeof ORIGINS)[number]) =>
    onChange({
      origin: view.origin.includes(origin)
        ? view.origin.filter((one) => one !== origin)
        : [...view.origin, origin],
    });
  return (
    <EuiFlexGroup gutterSize="s" alignItems="center" wrap responsive={false}>
      <EuiFlexItem grow={false}>
        <EuiFilterGroup compressed>
          {ORIGINS.map((origin) => (
            <EuiFilterButton
              key={origin}
              isToggle
              isSelected={view.origin.includes(origin)}
              hasActiveFilters={view.origin.includes(origin)}
              numFilters={countOf(counts?.origin, origin)}
              onClick={() => toggleOrigin(origin)}
            >
              {origin}
            </EuiFilterButton>
          ))}
          {(['host', 'program'] as const).map((kind) => (
            <FacetFilter
              key={kind}
              kind={kind}
              label={kind === 'host' ? 'Host' : 'Program'}
              filter={filter}
              chosen={view[kind]}
              known={counts?.[kind].length ?? 0}
              onChange={(values) => onChange({ [kind]: values })}
            />
          ))}
        </EuiFilterGroup>
      </EuiFlexItem>
      <EuiFlexItem grow={false}>
        <EuiButtonGroup
          legend="Group the queue"
          buttonSize="compressed"
          options={GROUPINGS.map((id) => ({ id, label: GROUPING_NAMES[id] }))}
          idSelected={view.group}
          onChange={(id) => onChange({ group: GROUPINGS.find((one) => one === id) ?? 'none' })}
        />
      </EuiFlexItem>
    </EuiFlexGroup>
  );
}
