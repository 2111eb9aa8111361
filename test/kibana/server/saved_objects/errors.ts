import { Boom } from '../http/errors';

/** `src/core/packages/saved-objects/server/src/saved_objects_error_helpers.ts` */
export const errors = {
  notFound: (type: string, id: string) => new Boom(404, `Saved object [${type}/${id}] not found`),
  conflict: (type: string, id: string) => new Boom(409, `Saved object [${type}/${id}] conflict`),
  unsupportedType: (type: string) =>
    new Boom(400, `Unsupported saved object type: '${type}': Bad Request`),
  invalidVersion: (version: string) => new Boom(400, `Invalid version [${version}]`),
  badRequest: (message: string) => new Boom(400, `${message}: Bad Request`),
};
