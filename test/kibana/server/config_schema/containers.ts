import { expected, SchemaType, ValidationError, type Options } from './type';

type Props = Readonly<Record<string, SchemaType<unknown>>>;
type Unknowns = 'allow' | 'ignore' | 'forbid';
type Result = Record<string, unknown>;

function isPlain(value: unknown): value is Result {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `src/types/object_type.ts`: a missing object is one whose keys are all missing. */
export class ObjectSchema extends SchemaType<Result> {
  constructor(
    readonly props: Props,
    private readonly objectOptions: Options<Result> & { unknowns?: Unknowns } = {},
  ) {
    super((given, path) => this.checkedObject(given, path), objectOptions);
  }

  extendsDeep(options: { unknowns?: Unknowns }): ObjectSchema {
    const props = Object.entries(this.props).map(([key, type]) => [
      key,
      type instanceof ObjectSchema ? type.extendsDeep(options) : type,
    ]);
    return new ObjectSchema(Object.fromEntries(props) as Props, {
      ...this.objectOptions,
      ...options,
    });
  }

  private checkedObject(given: unknown, path: readonly string[]): Result {
    const value = given === undefined ? {} : given;
    if (!isPlain(value)) throw expected('object', value, path);
    const { unknowns = 'forbid' } = this.objectOptions;
    const result: Result = {};
    for (const [key, type] of Object.entries(this.props)) {
      const checked = type.checked(value[key], [...path, key]);
      if (checked !== undefined) result[key] = checked;
    }
    for (const key of Object.keys(value)) {
      if (Object.hasOwn(this.props, key)) continue;
      if (unknowns === 'forbid')
        throw new ValidationError([...path, key], 'definition for this key is missing');
      if (unknowns === 'allow') result[key] = value[key];
    }
    return result;
  }
}

/** `src/types/{array,record,maybe,nullable,union,object}_type.ts` */
export const containers = {
  object: (props: Props, options?: Options<Result> & { unknowns?: Unknowns }) =>
    new ObjectSchema(props, options),

  maybe: <V>(type: SchemaType<V>) =>
    new SchemaType<V | undefined>((value, path) =>
      value === undefined ? undefined : type.checked(value, path),
    ),

  nullable: <V>(type: SchemaType<V>) =>
    new SchemaType<V | null>((value, path) =>
      value === undefined || value === null ? null : type.checked(value, path),
    ),

  arrayOf: <V>(
    type: SchemaType<V>,
    options: Options<V[]> & { minSize?: number; maxSize?: number } = {},
  ) =>
    new SchemaType<V[]>((value, path) => {
      if (!Array.isArray(value)) throw expected('array', value, path);
      const { minSize = 0, maxSize = Infinity } = options;
      const size = `array size is [${value.length}], but cannot be`;
      if (value.length < minSize)
        throw new ValidationError(path, `${size} smaller than [${minSize}]`);
      if (value.length > maxSize)
        throw new ValidationError(path, `${size} greater than [${maxSize}]`);
      return value.map((one: unknown, at) => type.checked(one, [...path, String(at)]));
    }, options),

  recordOf: <V>(key: SchemaType<string>, type: SchemaType<V>) =>
    new SchemaType<Record<string, V>>((value, path) => {
      if (!isPlain(value)) throw expected('object', value, path);
      const entries = Object.entries(value).map(([name, one]) => [
        key.checked(name, [...path, `key("${name}")`]),
        type.checked(one, [...path, name]),
      ]);
      return Object.fromEntries(entries) as Record<string, V>;
    }),

  oneOf: (types: readonly SchemaType<unknown>[], options?: Options<unknown>) =>
    new SchemaType<unknown>((value, path) => {
      const problems: string[] = [];
      for (const [at, type] of types.entries()) {
        try {
          return type.checked(value, path);
        } catch (error) {
          if (!(error instanceof ValidationError)) throw error;
          problems.push(`- [${[...error.path, at].join('.')}]: ${error.problem}`);
        }
      }
      const all = `types that failed validation:\n${problems.join('\n')}`;
      throw new ValidationError(path, all);
    }, options),

  never: () =>
    new SchemaType<undefined>((value, path) => {
      if (value === undefined) return undefined;
      throw new ValidationError(path, "a value wasn't expected to be present");
    }),
};
