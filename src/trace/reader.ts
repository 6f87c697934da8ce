/** Reads one value of parsed JSON; throws a `Misread` when it is not what it should be. */
export type Reader<T> = (value: unknown, path: string) => T;

/** What was expected, and where something else came. */
export class Misread extends Error {
  override readonly name = 'Misread';
}

function fail(expected: string, value: unknown, path: string): never {
  const came = value === undefined ? 'nothing' : (JSON.stringify(value) ?? typeof value).slice(0, 40);
  throw new Misread(`${path}: expected ${expected}, got ${came}`);
}

export const aString: Reader<string> = (value, path) =>
  typeof value === 'string' ? value : fail('a text', value, path);

export const aBoolean: Reader<boolean> = (value, path) =>
  typeof value === 'boolean' ? value : fail('true or false', value, path);

/** A whole number that is not negative: a height, a length. */
export const aCount: Reader<number> = (value, path) =>
  Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : fail('a whole number', value, path);

/** A bigint, written as its digits. */
export const aBigInt: Reader<bigint> = (value, path) =>
  typeof value === 'string' && /^-?\d{1,60}$/.test(value) ? BigInt(value) : fail('digits in quotes', value, path);

export function nullable<T>(read: Reader<T>): Reader<T | null> {
  return (value, path) => (value === null ? null : read(value, path));
}

export function listOf<T>(read: Reader<T>): Reader<readonly T[]> {
  return (value, path) =>
    Array.isArray(value) ? value.map((one, i) => read(one, `${path}[${i}]`)) : fail('a list', value, path);
}

export function oneOf<T extends string>(...names: readonly T[]): Reader<T> {
  return (value, path) =>
    names.find((name) => name === value) ?? fail(names.map((n) => `“${n}”`).join(' or '), value, path);
}

/** An object with exactly these fields; what else it has is left out. */
export function record<T extends object>(fields: { readonly [K in keyof T]-?: Reader<T[K]> }): Reader<T> {
  return (value, path) => {
    const from = objectOf(value, path);
    const read = Object.entries(fields) as [string, Reader<unknown>][];
    return Object.fromEntries(read.map(([name, reader]) => [name, reader(from[name], `${path}.${name}`)])) as T;
  };
}

/** An object told by its `type`. */
export function union<T extends { readonly type: string }>(variants: {
  readonly [K in T['type']]: Reader<Extract<T, { readonly type: K }>>;
}): Reader<T> {
  return (value, path) => {
    const { type } = objectOf(value, path);
    const read = Object.hasOwn(variants, String(type))
      ? (variants as Record<string, Reader<T>>)[String(type)]
      : undefined;
    return read ? read(value, path) : fail(Object.keys(variants).join(' or '), type, `${path}.type`);
  };
}

/** A variant's own name. */
export function literal<T extends string>(name: T): Reader<T> {
  return oneOf(name);
}

/** A map, written as an object. */
export function mapOf<T>(read: Reader<T>): Reader<ReadonlyMap<string, T>> {
  return (value, path) =>
    new Map(Object.entries(objectOf(value, path)).map(([key, one]) => [key, read(one, `${path}.${key}`)] as const));
}

function objectOf(value: unknown, path: string): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : fail('an object', value, path);
}
