import type { KqlNode } from '../../common/kql/ast';
import { literal } from '../../common/kql/ast';
import { ApplicationError } from '../../common/errors';
import type { Application } from '../../server/application';
import type { Versioned } from '../../server/ports';
import { matchId } from './match_id';

const ID = /^[0-9a-f]+$/;

/** All ids that begin with a text, three at most: enough to know that it is not one. */
function beginsWith(text: string): KqlNode {
  const value = { type: 'wildcard' as const, parts: [text, ''] };
  return { type: 'is', field: literal('kibana.alert.uuid'), value };
}

/**
 * The alert whose id is `text` or begins with it.
 * @throws ApplicationError `not_found`
 */
export async function findAlert(
  { alerts }: Pick<Application, 'alerts'>,
  typed: string,
): Promise<Versioned> {
  const text = typed.toLowerCase();
  const exact = await alerts.get(text);
  if (exact) return exact;
  const { hits } = ID.test(text)
    ? await alerts.search({ query: beginsWith(text), size: 3 })
    : { hits: [] };
  const id = matchId(
    'alert',
    text,
    hits.map((hit) => hit.id),
  );
  const found = hits.find((hit) => hit.id === id);
  if (found) return found;
  throw new ApplicationError('not_found', `there is no alert ${text}`);
}
