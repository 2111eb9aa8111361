import { compileWildcard } from './wildcard';

/** The kernel's `%pD4` prints four components at most (fs/exec.c, lib/vsprintf.c). */
const PRINTED_COMPONENTS = 4;

function componentsOf(path: string): string[] {
  return path.split('/').filter((component) => component !== '');
}

/**
 * How many of the last components must match, or undefined where the two can't be the same file.
 *
 * A printed path that begins with `/` is whole within its mount. One of four components without it is the end of a longer
 * one. Fewer without it is a bare name: a program in memory.
 */
function comparedComponents(
  wanted: { absolute: boolean; count: number },
  printed: { absolute: boolean; count: number },
): number | undefined {
  const isCut = !printed.absolute && printed.count >= PRINTED_COMPONENTS;
  if (wanted.count > printed.count) return isCut ? printed.count : undefined;
  if (!wanted.absolute) return wanted.count;
  const canBeWhole = printed.absolute || isCut;
  return canBeWhole && wanted.count === printed.count ? wanted.count : undefined;
}

/**
 * A test for paths as the kernel prints them, by their last components: `/opt/acme/legacy/bin/billing`, `acme/legacy/bin/billing`
 * and `bin/billing` all match `acme/legacy/bin/billing`. An absolute one is the whole path, a relative one any end of it.
 * @param wildcard whether `*` and `?` are patterns; they stay within a component
 */
export function compilePath(path: string, wildcard: boolean): (printed: string) => boolean {
  const tests = componentsOf(path).map((component) =>
    wildcard ? compileWildcard(component) : (text: string) => text === component,
  );
  const wanted = { absolute: path.startsWith('/'), count: tests.length };
  if (tests.length === 0) return () => false;
  return (printed) => {
    const components = componentsOf(printed);
    const compared = comparedComponents(wanted, {
      absolute: printed.startsWith('/'),
      count: components.length,
    });
    if (compared === undefined) return false;
    const ends = components.slice(components.length - compared);
    return tests.slice(tests.length - compared).every((test, at) => test(ends[at] ?? ''));
  };
}
