import {
  EuiPopoverFooter,
  EuiPopoverTitle,
  EuiSelectable,
  type EuiSelectableOption,
} from '@elastic/eui';
import React, { type ReactNode } from 'react';

interface Props {
  label: string;
  /** In the search box: `Find a host`. */
  placeholder: string;
  options: EuiSelectableOption[];
  isLoading: boolean;
  footer?: ReactNode;
  /** With the keys of all that are checked. */
  onChange: (keys: string[]) => void;
}

const WIDTH = 340;
const HEIGHT = 320;

/** What of a longer list is wanted, in a popover: to search, to check. */
export function Checklist({ label, placeholder, options, isLoading, footer, onChange }: Props) {
  return (
    <EuiSelectable
      aria-label={label}
      searchable
      searchProps={{ placeholder, compressed: true }}
      // The list that EUI scrolls by itself can't be reached by keys to scroll it.
      listProps={{ isVirtualized: false }}
      options={options}
      isLoading={isLoading}
      onChange={(changed) =>
        onChange(changed.filter(({ checked }) => checked === 'on').map(({ key }) => String(key)))
      }
    >
      {(list, search) => (
        <div style={{ inlineSize: WIDTH }}>
          <EuiPopoverTitle paddingSize="s">{search}</EuiPopoverTitle>
          <div
            style={{ maxBlockSize: HEIGHT, overflowY: 'auto' }}
            tabIndex={0}
            role="group"
            aria-label={label}
          >
            {list}
          </div>
          {footer && <EuiPopoverFooter paddingSize="s">{footer}</EuiPopoverFooter>}
        </div>
      )}
    </EuiSelectable>
  );
}
