/**
 * What an error of the saved objects repository means. Told by what it holds, since its helpers
 * (`src/core/packages/saved-objects/server/src/saved_objects_error_helpers.ts`) are code of Kibana's.
 */
interface DecoratedError {
  output?: { statusCode?: number; payload?: { message?: string } };
}

function statusOf(error: unknown): number | undefined {
  return (error as DecoratedError | undefined)?.output?.statusCode;
}

export function isNotFound(error: unknown): boolean {
  return statusOf(error) === 404;
}

export function isConflict(error: unknown): boolean {
  return statusOf(error) === 409;
}

/** The version is none that Kibana ever gave. */
export function isInvalidVersion(error: unknown): boolean {
  const message = (error as DecoratedError | undefined)?.output?.payload?.message ?? '';
  return statusOf(error) === 400 && message.startsWith('Invalid version');
}
