import { routeKey, useRoute } from '../../../../api/use_route';

/** The key under which one alert is kept. */
export function alertKey(id: string): unknown[] {
  return routeKey('getAlert', { params: { id } });
}

/** One alert as the server has it. The app reads it again, without a word, whenever somebody changes it. */
export function useAlert(id: string) {
  const query = useRoute('getAlert', { params: { id } });
  // While another alert comes in, the one before is not to be shown under its name.
  const alert = query.isPlaceholderData ? undefined : query.data;
  return { alert, error: query.error, readAt: query.dataUpdatedAt, readAgain: query.refetch };
}
