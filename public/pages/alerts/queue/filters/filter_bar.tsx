import { EuiFilterButton, EuiFilterGroup, EuiFlexGroup, EuiFlexItem } from '@elastic/eui';
import React from 'react';
import type { Api } from '../../../../../common/api/api';
import type { RouteResponse } from '../../../../../common/api/route';
import { ORIGINS, type OriginVerdict } from '../../../../../common/line/proof';
import { FilterCount } from '../../../../components/filter_count';
import type { UrlChangeOptions } from '../../../../components/use_url_state';
import type { Filter, QueueView } from '../model/queue_view';
import { FacetFilter } from './facet_filter';

export type Counts = RouteResponse<Api['countAlerts']>;

interface Props {
  view: QueueView;
  filter: Filter;
  counts: Counts | undefined;
  /** Where as many hosts or programs were found, there may be more. */
  countedUpTo: number;
  onChange: (change: Partial<QueueView>, options?: UrlChangeOptions) => void;
}

function countOf(buckets: readonly { value: string; count: number }[], value: string): number {
  return buckets.find((bucket) => bucket.value === value)?.count ?? 0;
}

/** Origin, host and program with their numbers. */
export function FilterBar({ view, filter, counts, countedUpTo, onChange }: Props) {
  const known = (found = countedUpTo) => (found < countedUpTo ? found : undefined);
  const toggleOrigin = (origin: OriginVerdict) =>
    onChange({
      origin: view.origin.includes(origin)
        ? view.origin.filter((one) => one !== origin)
        : [...view.origin, origin],
    });
  return (
    <EuiFlexGroup gutterSize="xs" wrap responsive={false}>
      <EuiFlexItem grow={false}>
        <EuiFilterGroup compressed>
          {ORIGINS.map((origin) => (
            <EuiFilterButton
              key={origin}
              isToggle
              isSelected={view.origin.includes(origin)}
              hasActiveFilters={view.origin.includes(origin)}
              onClick={() => toggleOrigin(origin)}
            >
              {origin}
              <FilterCount count={counts && countOf(counts.origin, origin)} />
            </EuiFilterButton>
          ))}
        </EuiFilterGroup>
      </EuiFlexItem>
      <EuiFlexItem grow={false}>
        <EuiFilterGroup compressed>
          {(['host', 'program'] as const).map((kind) => (
            <FacetFilter
              key={kind}
              kind={kind}
              label={kind === 'host' ? 'Host' : 'Program'}
              filter={filter}
              chosen={view[kind]}
              known={known(counts?.[kind].length)}
              onChange={(values) => onChange({ [kind]: values })}
            />
          ))}
        </EuiFilterGroup>
      </EuiFlexItem>
    </EuiFlexGroup>
  );
}
