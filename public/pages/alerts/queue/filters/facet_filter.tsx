import { EuiFilterButton, EuiPopover, type EuiSelectableOption } from '@elastic/eui';
import React, { useState } from 'react';
import { displayText } from '../../../../../common/line/display';
import { useRoute } from '../../../../api/use_route';
import { Checklist } from '../../../../components/checklist';
import { FilterCount } from '../../../../components/filter_count';
import type { Filter } from '../model/queue_view';

interface Props {
  kind: 'host' | 'program';
  label: string;
  filter: Filter;
  chosen: readonly string[];
  /** How many values there are, where that is known. */
  known: number | undefined;
  onChange: (values: readonly string[]) => void;
}

const MOST = 500;

/** A chosen value stands in the list though nothing matches it any more. */
function optionsOf(
  buckets: readonly { value: string; count: number }[],
  chosen: readonly string[],
): EuiSelectableOption[] {
  const missing = chosen.filter((value) => !buckets.some((bucket) => bucket.value === value));
  return [...missing.map((value) => ({ value, count: 0 })), ...buckets].map(({ value, count }) => ({
    key: value,
    label: displayText(value),
    append: count.toLocaleString('en'),
    checked: chosen.includes(value) ? 'on' : undefined,
  }));
}

/** Which hosts or programs are shown, with the number of alerts of each. */
export function FacetFilter({ kind, label, filter, chosen, known, onChange }: Props) {
  const [open, setOpen] = useState(false);
  const { data, isFetching } = useRoute(
    'countAlerts',
    { query: { ...filter, size: MOST } },
    { enabled: open },
  );
  const button = (
    <EuiFilterButton
      iconType="arrowDown"
      aria-expanded={open}
      onClick={() => setOpen(!open)}
      isSelected={open}
      hasActiveFilters={chosen.length > 0}
      numActiveFilters={chosen.length}
    >
      {label}
      {chosen.length === 0 && <FilterCount count={known} />}
    </EuiFilterButton>
  );
  return (
    <EuiPopover
      aria-label={label}
      button={button}
      isOpen={open}
      closePopover={() => setOpen(false)}
      panelPaddingSize="none"
    >
      <Checklist
        label={label}
        placeholder={`Find a ${kind}`}
        options={optionsOf(data?.[kind] ?? [], chosen)}
        isLoading={isFetching && !data}
        onChange={onChange}
      />
    </EuiPopover>
  );
}
