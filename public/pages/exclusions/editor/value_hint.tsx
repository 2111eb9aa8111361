import { EuiFormHelpText, EuiLink } from '@elastic/eui';
import React from 'react';
import { displayText } from '../../../../common/line/display';
import { looksLikePattern, type PlainEntryDraft } from './entry_draft';
import { operatorOf } from './operators';
import { suggestPattern } from './suggest_pattern';

interface ValueHintProps {
  draft: PlainEntryDraft;
  onChange(change: Partial<PlainEntryDraft>): void;
}

const PATH = 'executable_stack.path';

function patternOf({ field, operator, values }: PlainEntryDraft): string | undefined {
  const { type, values: takes } = operatorOf(operator);
  if (type !== 'match' || takes !== 'one') return undefined;
  return suggestPattern(field, values[0] ?? '');
}

/** The operator that takes patterns, the same way round. */
function forPatterns({ operator }: PlainEntryDraft): Pick<PlainEntryDraft, 'operator'> {
  return {
    operator: operatorOf(operator).operator === 'included' ? 'matches' : 'does_not_match',
  };
}

function Hint({ draft, onChange }: ValueHintProps) {
  if (draft.field === 'process.name')
    return (
      <>
        process.name is always <code>kernel</code>: it is the name under which the line stands in
        syslog.{' '}
        <EuiLink onClick={() => onChange({ field: 'executable_stack.program' })}>
          Use the program’s name
        </EuiLink>
      </>
    );
  const pattern = patternOf(draft);
  if (pattern !== undefined)
    return (
      <>
        A part of this looks random, so it will be different next time.{' '}
        <EuiLink onClick={() => onChange({ ...forPatterns(draft), values: [pattern] })}>
          Use the pattern {displayText(pattern)}
        </EuiLink>
      </>
    );
  if (looksLikePattern(draft) && operatorOf(draft.operator).type === 'match')
    return (
      <>
        * and ? are taken as they are here.{' '}
        <EuiLink onClick={() => onChange(forPatterns(draft))}>Take it as a pattern</EuiLink>
      </>
    );
  if (operatorOf(draft.operator).type === 'wildcard')
    return <>* is any characters{draft.field === PATH && ' of one component'}, ? is one.</>;
  if (draft.field === PATH)
    return <>The kernel prints the last four components at most; any end of the path is enough.</>;
  return null;
}

/** What to know about the value that is being written. */
export function ValueHint(props: ValueHintProps) {
  return (
    <EuiFormHelpText>
      <Hint {...props} />
    </EuiFormHelpText>
  );
}
