/** Follows `src/platform/packages/shared/kbn-config-schema/index.ts` and `src/types/*.ts`: the part that is used here. */
declare module '@kbn/config-schema' {
  export interface TypeOptions<V> {
    defaultValue?: V | (() => V);
    /** @returns what is wrong; undefined where nothing is */
    validate?: (value: V) => string | void;
  }

  export interface Type<V> {
    /** Never there at run time: it only carries the type. */
    readonly type: V;
    /** @throws Error that names the place, as in `[a.b]: expected value of type [string] but got [number]` */
    validate(value: unknown, context?: Record<string, unknown>, namespace?: string): V;
  }

  export type TypeOf<T extends Type<unknown>> = T['type'];

  export type Props = Readonly<Record<string, Type<unknown>>>;

  type OptionalKey<P extends Props> = {
    [K in keyof P]: undefined extends P[K]['type'] ? K : never;
  }[keyof P];

  export type ObjectResult<P extends Props> = {
    [K in Exclude<keyof P, OptionalKey<P>>]: P[K]['type'];
  } & { [K in OptionalKey<P>]?: P[K]['type'] };

  /** What becomes of keys that the schema does not name; `forbid` by default. */
  export type Unknowns = 'allow' | 'ignore' | 'forbid';

  export interface ObjectType<P extends Props = Props> extends Type<ObjectResult<P>> {
    extendsDeep(options: { unknowns?: Unknowns }): ObjectType<P>;
  }

  type ObjectOptions<P extends Props> = TypeOptions<ObjectResult<P>> & { unknowns?: Unknowns };

  export const schema: {
    any(options?: TypeOptions<unknown>): Type<unknown>;
    boolean(options?: TypeOptions<boolean>): Type<boolean>;
    string(
      options?: TypeOptions<string> & { minLength?: number; maxLength?: number },
    ): Type<string>;
    number(options?: TypeOptions<number> & { min?: number; max?: number }): Type<number>;
    literal<const V extends string | number | boolean | null>(value: V): Type<V>;
    maybe<V>(type: Type<V>): Type<V | undefined>;
    nullable<V>(type: Type<V>): Type<V | null>;
    arrayOf<V>(
      type: Type<V>,
      options?: TypeOptions<V[]> & { minSize?: number; maxSize?: number },
    ): Type<V[]>;
    recordOf<K extends string, V>(key: Type<K>, value: Type<V>): Type<Record<K, V>>;
    oneOf<const V extends readonly unknown[]>(
      types: readonly [...{ [I in keyof V]: Type<V[I]> }],
      options?: TypeOptions<V[number]>,
    ): Type<V[number]>;
    object<P extends Props>(props: P, options?: ObjectOptions<P>): ObjectType<P>;
  };
}
