import {
  EuiButton,
  EuiButtonEmpty,
  EuiContextMenuItem,
  EuiContextMenuPanel,
  EuiFieldText,
  EuiForm,
  EuiFormRow,
  EuiHorizontalRule,
  EuiPopover,
} from '@elastic/eui';
import React, { useState } from 'react';
import { formatTime } from '../format_time';
import { PRESETS, type Preset, type TimeRange } from './time_range';

interface Props {
  range: TimeRange;
  onChange: (range: TimeRange) => void;
}

function label(range: TimeRange): string {
  if (range === 'any') return 'Any time';
  if (typeof range === 'string') return PRESETS[range].label;
  const [from, to] = [range.from, range.to].map(
    (time) => time && formatTime(Date.parse(time)).slice(0, 16),
  );
  if (from === undefined) return `Until ${to}`;
  return to === undefined ? `Since ${from}` : `${from} to ${to}`;
}

/** As an input of a local time takes it. */
function localText(time: string | undefined): string {
  return time === undefined ? '' : formatTime(Date.parse(time)).slice(0, 16).replace(' ', 'T');
}

function isoOf(local: string): string | undefined {
  const time = Date.parse(local);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

function OwnRange({ range, onChange }: Props) {
  const given = typeof range === 'object' ? range : {};
  const [from, setFrom] = useState(localText(given.from));
  const [to, setTo] = useState(localText(given.to));
  const wrongOrder = from !== '' && to !== '' && from >= to;
  return (
    <EuiForm
      component="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (wrongOrder) return;
        const own = { from: isoOf(from), to: isoOf(to) };
        onChange(own.from === undefined && own.to === undefined ? 'any' : own);
      }}
    >
      <EuiFormRow label="From" display="rowCompressed">
        <EuiFieldText
          compressed
          type="datetime-local"
          value={from}
          onChange={(event) => setFrom(event.target.value)}
        />
      </EuiFormRow>
      <EuiFormRow
        label="To"
        display="rowCompressed"
        isInvalid={wrongOrder}
        error={wrongOrder ? 'Must be later than “From”' : undefined}
      >
        <EuiFieldText
          compressed
          type="datetime-local"
          value={to}
          isInvalid={wrongOrder}
          onChange={(event) => setTo(event.target.value)}
        />
      </EuiFormRow>
      <EuiButton type="submit" size="s" fullWidth>
        Show
      </EuiButton>
    </EuiForm>
  );
}

/** Which stretch of time is shown: one that ends now, one of one's own, or all of it. */
export function TimeRangePicker({ range, onChange }: Props) {
  const [open, setOpen] = useState(false);
  const choose = (chosen: TimeRange) => {
    setOpen(false);
    onChange(chosen);
  };
  const choices = ['any', ...(Object.keys(PRESETS) as Preset[])] as const;
  return (
    <EuiPopover
      aria-label="Time range"
      isOpen={open}
      closePopover={() => setOpen(false)}
      anchorPosition="downRight"
      panelPaddingSize="s"
      button={
        <EuiButtonEmpty
          size="s"
          color="text"
          iconType="calendar"
          aria-label={`Time range: ${label(range)}`}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {label(range)}
        </EuiButtonEmpty>
      }
    >
      <EuiContextMenuPanel
        items={choices.map((choice) => (
          <EuiContextMenuItem
            key={choice}
            icon={choice === range ? 'check' : 'empty'}
            aria-current={choice === range}
            onClick={() => choose(choice)}
          >
            {label(choice)}
          </EuiContextMenuItem>
        ))}
      />
      <EuiHorizontalRule margin="s" />
      <OwnRange range={range} onChange={choose} />
    </EuiPopover>
  );
}
