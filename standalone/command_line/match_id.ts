import { ApplicationError } from '../../common/errors';

/**
 * The one id that is `text` or begins with it.
 * @throws ApplicationError `not_found` where none or several do
 */
export function matchId(what: string, text: string, ids: readonly string[]): string {
  if (ids.includes(text)) return text;
  const found = ids.filter((id) => id.startsWith(text));
  const [only] = found;
  if (only !== undefined && found.length === 1) return only;
  const message =
    found.length === 0
      ? `there is no ${what} ${text}`
      : `several ${what}s begin with ${text}; write more of the id`;
  throw new ApplicationError('not_found', message);
}
