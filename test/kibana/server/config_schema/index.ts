import { containers } from './containers';
import { scalars } from './scalars';
import { SchemaType } from './type';

/** What `@kbn/config-schema` gives a plugin, as far as it is used here; what is not used is missing, and fails. */
export const schema = { ...scalars, ...containers };

export { ObjectSchema } from './containers';
export { SchemaType as Type, ValidationError } from './type';

/** `src/types/type.ts`, `isConfigSchema` */
export function isConfigSchema(value: unknown): value is SchemaType<unknown> {
  return value instanceof SchemaType;
}
