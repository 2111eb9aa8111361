import { expected, SchemaType, ValidationError, type Options } from './type';

/** `src/types/{boolean,string,number,literal,any}_type.ts` */
export const scalars = {
  any: (options?: Options<unknown>) => new SchemaType<unknown>((value) => value, options),

  boolean: (options?: Options<boolean>) =>
    new SchemaType<boolean>((value, path) => {
      if (value === 'true' || value === true) return true;
      if (value === 'false' || value === false) return false;
      throw expected('boolean', value, path);
    }, options),

  string: (options: Options<string> & { minLength?: number; maxLength?: number } = {}) =>
    new SchemaType<string>((value, path) => {
      if (typeof value !== 'string') throw expected('string', value, path);
      const { minLength = 0, maxLength = Infinity } = options;
      const size = `value has length [${value.length}] but it must have a`;
      if (value.length < minLength)
        throw new ValidationError(path, `${size} minimum length of [${minLength}].`);
      if (value.length > maxLength)
        throw new ValidationError(path, `${size} maximum length of [${maxLength}].`);
      return value;
    }, options),

  number: (options: Options<number> & { min?: number; max?: number } = {}) =>
    new SchemaType<number>((value, path) => {
      const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
      if (typeof number !== 'number' || Number.isNaN(number)) throw expected('number', value, path);
      const { min = -Infinity, max = Infinity } = options;
      if (number < min)
        throw new ValidationError(path, `Value must be equal to or greater than [${min}].`);
      if (number > max)
        throw new ValidationError(path, `Value must be equal to or lower than [${max}].`);
      return number;
    }, options),

  literal: <V extends string | number | boolean | null>(wanted: V) =>
    new SchemaType<V>((value, path) => {
      if (value !== wanted)
        throw new ValidationError(path, `expected value to equal [${String(wanted)}]`);
      return wanted;
    }),
};
