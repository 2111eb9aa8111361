import { routeKey, useRoute } from '../../../../api/use_route';
import { laterOf } from './sent_change';

/** The key under which one alert is kept. */
export function alertKey(id: string): unknown[] {
  return routeKey('getAlert', { params: { id } });
}

/**
 * One alert as the server has it. The app reads it again, without a word, whenever somebody changes it.
 * An answer that was made before a change may arrive after the change's own: it must not take the change back.
 */
export function useAlert(id: string) {
  const query = useRoute('getAlert', { params: { id } }, { choose: laterOf });
  // While another alert comes in, the one before is not to be shown under its name.
  const alert = query.isPlaceholderData ? undefined : query.data;
  return { alert, error: query.error, readAt: query.dataUpdatedAt, readAgain: query.refetch };
}
