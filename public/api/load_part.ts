/** The server could not give a part of the app: it is away, or has a newer app by now. */
export class PartNotLoaded extends Error {
  override readonly name = 'PartNotLoaded';
}

/**
 * A part of the app that is on its way.
 * @throws PartNotLoaded for good: browsers don't ask for a module again that failed, until the page is loaded anew
 */
export async function loadPart<T>(module: Promise<T>): Promise<T> {
  try {
    return await module;
  } catch (cause) {
    throw new PartNotLoaded('a part of the app was not loaded', { cause });
  }
}
