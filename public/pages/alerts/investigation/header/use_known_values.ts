import { useState } from 'react';
import { useRoute } from '../../../../api/use_route';

/** The commonest values of a field among all alerts, asked for once somebody wants to choose. */
export function useKnownValues(field: string) {
  const [isWanted, setWanted] = useState(false);
  const { data } = useRoute(
    'listAlertValues',
    { query: { field, size: 50 } },
    { enabled: isWanted },
  );
  return {
    values: data?.values.map(({ value }) => value) ?? [],
    askForValues: () => setWanted(true),
  };
}
