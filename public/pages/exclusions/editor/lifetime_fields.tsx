import {
  EuiCallOut,
  EuiFieldText,
  EuiFlexGroup,
  EuiFlexItem,
  EuiFormRow,
  EuiSpacer,
} from '@elastic/eui';
import React from 'react';
import { ChoiceButtons } from '../../../components/choice_buttons';
import { formatTimeWithOffset } from '../../../components/format_time';
import type { DraftProblems } from './check_draft';
import type { ExclusionDraft } from './draft';
import { expiryTime, QUICK_DAYS, toLocalInput, type ExpiryDraft } from './expiry_draft';

type Lifetime = Pick<ExclusionDraft, 'start' | 'expiry'>;

interface LifetimeFieldsProps extends Lifetime {
  problems: DraftProblems;
  /** Milliseconds since the epoch. */
  now: number;
  onChange(change: Partial<Lifetime>): void;
}

const PICKS = [
  ...QUICK_DAYS.map((days) => ({ id: String(days), label: days === 1 ? '1 day' : `${days} days` })),
  { id: 'at', label: 'Until…' },
  { id: 'never', label: 'Never' },
];

function pickOf(expiry: ExpiryDraft): string {
  return expiry.kind === 'days' ? String(expiry.days) : expiry.kind;
}

function expiryOf(pick: string, { start, expiry }: Lifetime, now: number): ExpiryDraft {
  if (pick === 'never') return { kind: 'never' };
  if (pick !== 'at') return { kind: 'days', days: Number(pick) };
  const end = expiryTime(expiry, start, now);
  return { kind: 'at', local: end === null ? '' : toLocalInput(Date.parse(end)) };
}

function endWords({ start, expiry }: Lifetime, now: number): string | undefined {
  const end = expiryTime(expiry, start, now);
  const time = end === null ? NaN : Date.parse(end);
  return Number.isNaN(time) ? undefined : `It ends ${formatTimeWithOffset(time)}.`;
}

/** From when to when an exclusion holds. */
export function LifetimeFields(props: LifetimeFieldsProps) {
  const { start, expiry, problems, now, onChange } = props;
  return (
    <>
      <EuiFlexGroup gutterSize="m" wrap>
        <EuiFlexItem grow={false}>
          <EuiFormRow
            fullWidth
            label="Expires after"
            helpText={problems['expire_time'] === undefined && endWords(props, now)}
            isInvalid={problems['expire_time'] !== undefined}
            error={problems['expire_time']}
          >
            <ChoiceButtons
              legend="Expires after"
              options={PICKS}
              chosen={pickOf(expiry)}
              onChange={(pick) => onChange({ expiry: expiryOf(pick, props, now) })}
            />
          </EuiFormRow>
        </EuiFlexItem>
        {expiry.kind === 'at' && (
          <EuiFlexItem grow={false}>
            <EuiFormRow label="Until, on your clock">
              <EuiFieldText
                type="datetime-local"
                value={expiry.local}
                isInvalid={problems['expire_time'] !== undefined}
                onChange={({ target }) => onChange({ expiry: { kind: 'at', local: target.value } })}
              />
            </EuiFormRow>
          </EuiFlexItem>
        )}
        <EuiFlexItem grow={false}>
          <EuiFormRow
            label="Starts (optional)"
            helpText={start === '' ? 'As soon as it is saved.' : 'On your clock.'}
            isInvalid={problems['start_time'] !== undefined}
            error={problems['start_time']}
          >
            <EuiFieldText
              type="datetime-local"
              value={start}
              isInvalid={problems['start_time'] !== undefined}
              onChange={({ target }) => onChange({ start: target.value })}
            />
          </EuiFormRow>
        </EuiFlexItem>
      </EuiFlexGroup>
      {expiry.kind === 'never' && (
        <>
          <EuiSpacer size="m" />
          <EuiCallOut
            role="alert"
            size="s"
            color="warning"
            iconType="warning"
            title="Without an expiry nobody is asked whether it is still needed. What it matches stays unseen for good."
          />
        </>
      )}
    </>
  );
}
