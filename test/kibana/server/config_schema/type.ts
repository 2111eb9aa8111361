/**
 * `src/platform/packages/shared/kbn-config-schema/src/types/type.ts`: what is wrong is told with its place, unknown keys are refused,
 * and defaults are filled in.
 */
export class ValidationError extends Error {
  constructor(
    readonly path: readonly string[],
    readonly problem: string,
    namespace?: string,
  ) {
    const where = [...(namespace ? [namespace] : []), ...path].join('.');
    super(where === '' ? problem : `[${where}]: ${problem}`);
  }
}

export interface Options<V> {
  defaultValue?: V | (() => V);
  validate?: (value: V) => string | void;
}

/** A function that gives the value as the schema makes it. @throws ValidationError */
export type Check<V> = (value: unknown, path: readonly string[]) => V;

export function nameOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'Array';
  return value instanceof Object ? value.constructor.name : typeof value;
}

export class SchemaType<V> {
  /** Only of values that passed the check. */
  private readonly options: Options<never>;

  constructor(
    private readonly check: Check<V>,
    options: Options<V> = {},
  ) {
    this.options = options as unknown as Options<never>;
  }

  validate(value: unknown, _context?: object, namespace?: string): V {
    try {
      return this.checked(value, []);
    } catch (error) {
      if (!(error instanceof ValidationError)) throw error;
      throw new ValidationError(error.path, error.problem, namespace);
    }
  }

  checked(given: unknown, path: readonly string[]): V {
    const { defaultValue: fallback, validate } = this.options as unknown as Options<V>;
    const otherwise = typeof fallback === 'function' ? (fallback as () => V)() : fallback;
    const result = this.check(given === undefined ? otherwise : given, path);
    const problem = validate && result !== undefined ? validate(result) : undefined;
    if (typeof problem === 'string') throw new ValidationError(path, problem);
    return result;
  }
}

export function expected(type: string, value: unknown, path: readonly string[]): ValidationError {
  const got = value === undefined ? 'undefined' : nameOf(value);
  return new ValidationError(path, `expected value of type [${type}] but got [${got}]`);
}
