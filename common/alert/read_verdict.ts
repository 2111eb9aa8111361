import { fieldText, type Document } from '../document/document';
import { ORIGINS, type OriginVerdict } from '../line/proof';

/** The verdict on its line's origin that an alert keeps; undefined where it says nothing that is one. */
export function readVerdict(alert: Document): OriginVerdict | undefined {
  const verdict = fieldText(alert, 'executable_stack.origin.verdict');
  return ORIGINS.find((origin) => origin === verdict);
}
