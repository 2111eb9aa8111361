import { useMemo } from 'react';
import { suggestAt, type Suggestion } from '../../../common/kql/suggest';
import { useRoute } from '../../api/use_route';
import { useDelayed } from '../use_delayed';
import {
  CONJUNCTION_CHOICES,
  fieldChoice,
  operatorChoices,
  valueChoice,
  type Choice,
} from './apply_suggestion';

const MOST = 12;
const DELAY_MS = 120;

function begins(prefix: string): (choice: Choice) => boolean {
  const wanted = prefix.toLowerCase();
  return ({ label }) => label.toLowerCase().includes(wanted);
}

/** Those that begin with what is typed come first, then those that have it within. */
function ranked(choices: readonly Choice[], prefix: string): Choice[] {
  const wanted = prefix.toLowerCase();
  const rank = ({ label }: Choice) => (label.toLowerCase().startsWith(wanted) ? 0 : 1);
  return choices
    .filter(begins(prefix))
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, MOST);
}

/** What may stand at the cursor, to choose from. */
export function useChoices(
  query: string,
  cursor: number,
  enabled: boolean,
): { suggestion: Suggestion; choices: readonly Choice[] } {
  const suggestion = useMemo(() => suggestAt(query, cursor), [query, cursor]);
  const { kind, field = '', prefix } = suggestion;
  const delayedPrefix = useDelayed(prefix, DELAY_MS);
  const fields = useRoute('listAlertFields', {}, { enabled }).data?.fields;
  const wantsValues = enabled && kind === 'value' && field !== '';
  const values = useRoute(
    'listAlertValues',
    { query: { field, prefix: delayedPrefix, size: MOST } },
    { enabled: wantsValues },
  );

  const choices = useMemo((): readonly Choice[] => {
    switch (kind) {
      case 'field':
        return ranked(
          (fields ?? []).map(({ name, type }) => fieldChoice(name, type)),
          prefix,
        );
      case 'operator':
        return operatorChoices(fields?.find(({ name }) => name === field)?.type);
      case 'conjunction':
        return CONJUNCTION_CHOICES.filter(begins(prefix));
      case 'value':
        if (!wantsValues || values.isPlaceholderData) return [];
        return (values.data?.values ?? []).map(({ value, count }) => valueChoice(value, count));
    }
  }, [kind, prefix, field, fields, wantsValues, values.data, values.isPlaceholderData]);

  return { suggestion, choices };
}
