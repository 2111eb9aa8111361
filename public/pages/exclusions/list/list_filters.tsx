import {
  EuiFieldSearch,
  EuiFilterButton,
  EuiFilterGroup,
  EuiFlexGroup,
  EuiFlexItem,
} from '@elastic/eui';
import React from 'react';
import type { ExclusionState } from '../../../../common/exclusion/exclusion';
import { STATES, stateName } from '../state_badge';
import { FilterCount } from '../../../components/filter_count';
import type { ListState } from './list_state';

interface ListFiltersProps {
  state: ListState;
  counts: Record<ExclusionState, number>;
  onChange(change: Partial<ListState>): void;
}

/** Which of the list are shown: by text, and by state with how many there are. */
export function ListFilters({ state, counts, onChange }: ListFiltersProps) {
  const toggle = (one: ExclusionState) =>
    onChange({
      page: '1',
      state: state.state.includes(one)
        ? state.state.filter((other) => other !== one)
        : [...state.state, one],
    });
  return (
    <EuiFlexGroup gutterSize="m" wrap>
      <EuiFlexItem>
        <EuiFieldSearch
          compressed
          fullWidth
          isClearable
          aria-label="Search exclusions"
          placeholder="Search name, owner, reason, and what it matches"
          value={state.q}
          onChange={({ target }) => onChange({ q: target.value, page: '1' })}
        />
      </EuiFlexItem>
      <EuiFlexItem grow={false}>
        <EuiFilterGroup compressed role="group" aria-label="State">
          {STATES.map((one) => (
            <EuiFilterButton
              key={one}
              isToggle
              isSelected={state.state.includes(one)}
              hasActiveFilters={state.state.includes(one)}
              onClick={() => toggle(one)}
            >
              {stateName(one)}
              <FilterCount count={counts[one]} />
            </EuiFilterButton>
          ))}
        </EuiFilterGroup>
      </EuiFlexItem>
    </EuiFlexGroup>
  );
}
