import { EuiToolTip } from '@elastic/eui';
import React from 'react';
import {
  formatTime,
  formatTimeRelative,
  formatTimeShort,
  formatTimeWithOffset,
} from './format_time';
import { useNow } from './now';

const DAY = 24 * 60 * 60 * 1000;

interface Props {
  /** ISO 8601, or milliseconds since 1970. */
  value: string | number | undefined;
  /** `3 minutes ago`. Default: only where it is less than a day away. */
  relative?: boolean;
  /** For lists: as little as tells it apart, to the minute or to the second. */
  short?: boolean | 'to the second';
}

function words(time: number, now: number, { relative, short }: Props): string {
  if (short && !relative) return formatTimeShort(time, now, short === 'to the second');
  if (relative ?? Math.abs(time - now) < DAY) return formatTimeRelative(time, now);
  return formatTime(time);
}

/** A time in the reader's zone, or how long ago it was; the whole of it with its offset on hover and for screen readers. Keeps up by itself. */
export function Time(props: Props) {
  const now = useNow();
  const time = typeof props.value === 'string' ? Date.parse(props.value) : props.value;
  if (time === undefined || Number.isNaN(time)) return <>–</>;
  const whole = formatTimeWithOffset(time);
  return (
    <EuiToolTip content={whole} disableScreenReaderOutput>
      <time dateTime={new Date(time).toISOString()}>{words(time, now, props)}</time>
    </EuiToolTip>
  );
}
