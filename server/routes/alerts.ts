import { canMakeChange } from '../../common/access/alert_access';
import type { Caller } from '../../common/access/privileges';
import type { Alert } from '../../common/api/alerts';
import type { Handlers } from '../../common/api/api';
import { ecsFieldTypes } from '../../common/document/field_types';
import { ApplicationError } from '../../common/errors';
import type { Change } from '../../common/triage/change';
import type { Versioned } from '../ports';
import { countAlerts } from './alert_counts';
import { createAlertFields } from './alert_fields';
import { filterQuery } from './alert_filter';
import { alertRow } from './alert_row';
import { changeInTurns, matchingIds } from './bulk_change';
import { decodeCursor, encodeCursor } from './cursor';
import { actorOf, type RouteContext } from './route_context';

type AlertRoutes =
  | 'searchAlerts'
  | 'countAlerts'
  | 'getAlert'
  | 'changeAlert'
  | 'changeAlerts'
  | 'listAlertFields'
  | 'listAlertValues';

function toAlert({ id, version, document }: Versioned): Alert {
  return { id, version, document };
}

function checkMayChange(caller: Caller, change: Change): void {
  if (canMakeChange(caller, change)) return;
  throw new ApplicationError('forbidden', `you may not change alerts: ask for the role of analyst`);
}

/** Elasticsearch can't sort by text either. */
function checkSortable(field: string): void {
  if (ecsFieldTypes(field) !== 'text') return;
  throw new ApplicationError('invalid_input', `sort: ${field} is text, which has no order`);
}

/** The queue, and what people do to the alerts in it. */
export function alertHandlers({ application, clock }: RouteContext): Handlers<AlertRoutes> {
  const { alerts, triage } = application;
  const suggestions = createAlertFields(alerts, clock);
  return {
    async searchAlerts({ query: asked, signal }) {
      const { sort, direction, size, after, fields, ...filter } = asked;
      checkSortable(sort);
      const page = await alerts.search({
        query: filterQuery(filter),
        sort: [{ field: sort, direction }],
        size,
        after: after === undefined ? undefined : decodeCursor(after),
        signal,
      });
      return {
        alerts: page.hits.map((hit) => alertRow(hit, fields)),
        next: page.next && encodeCursor(page.next),
      };
    },
    countAlerts: ({ query: { size, ...filter }, signal }) =>
      countAlerts(alerts, filter, size, signal),
    async getAlert({ params: { id } }) {
      const found = await alerts.get(id);
      if (!found) throw new ApplicationError('not_found', `there is no alert ${id}`);
      return toAlert(found);
    },
    async changeAlert({ params: { id }, body: { change, seen }, caller }) {
      checkMayChange(caller, change);
      const { changed, alert } = await triage.change(id, change, actorOf(caller), seen);
      return { changed, alert: toAlert(alert) };
    },
    async changeAlerts({ body: { alerts: which, change }, caller }) {
      checkMayChange(caller, change);
      const ids =
        'ids' in which ? which.ids : await matchingIds(application, filterQuery(which.filter));
      return changeInTurns(application, ids, change, actorOf(caller));
    },
    listAlertFields: async () => ({ fields: await suggestions.fields() }),
    listAlertValues: async ({ query: { field, prefix, size } }) => ({
      values: await suggestions.values(field, prefix, size),
    }),
  };
}
