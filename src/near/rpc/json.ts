/** What a view is made of. A `bigint` becomes a JSON number with all its digits. */
export type Json =
  null | boolean | number | bigint | string | readonly Json[] | { readonly [key: string]: Json | undefined };

type Replacer = (this: unknown, key: string, value: unknown) => unknown;
interface RawJson {
  rawJSON?: (digits: string) => unknown;
}

/**
 * Writes JSON in which integers above 2^53 keep their digits, as serde writes `u64`.
 * Plain values, by far the most, take the fast path.
 */
export function stringifyJson(value: Json | undefined): string {
  try {
    return JSON.stringify(value);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
  const rawJson = (JSON as RawJson).rawJSON;
  return rawJson ? JSON.stringify(value, bigintReplacer(rawJson)) : stringifySlowly(value);
}

function bigintReplacer(rawJson: (digits: string) => unknown): Replacer {
  return (_key, value) => (typeof value === 'bigint' ? rawJson(value.toString()) : value);
}

/** For engines without `JSON.rawJSON`. */
export function stringifySlowly(value: Json | undefined): string {
  if (typeof value === 'bigint') return value.toString();
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item) => stringifySlowly(item ?? null)).join(',')}]`;
  const members = Object.entries(value).filter(([, item]) => item !== undefined);
  return `{${members.map(([key, item]) => `${JSON.stringify(key)}:${stringifySlowly(item)}`).join(',')}}`;
}

/** So many lists and objects within each other are too many. @see serde_json src/de.rs `remaining_depth` */
const RECURSION_LIMIT = 128;

/** Throws `SyntaxError` in serde's words; deeper values would also break the stack of whoever walks them. */
function refuseDeepNesting(text: string): void {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '"') at = endOfString(text, at);
    else if (character === ']' || character === '}') depth -= 1;
    else if ((character === '[' || character === '{') && ++depth === RECURSION_LIMIT) {
      const lines = text.slice(0, at + 1).split('\n');
      throw new SyntaxError(`recursion limit exceeded at line ${lines.length} column ${lines.at(-1)?.length}`);
    }
  }
}

/** Where the string that begins at `start` has its closing quote; the text's end if it has none. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let before = end;
    while (text[before - 1] === '\\') before -= 1;
    if ((end - before) % 2 === 0) return end;
  }
  return text.length;
}

/** Parses JSON; integers that a double cannot hold come out as `bigint` where the engine shows their digits. */
export function parseJson(text: string): unknown {
  refuseDeepNesting(text);
  if (!/[0-9]{16}/.test(text)) return JSON.parse(text);
  return JSON.parse(text, (_key, value: unknown, context?: { readonly source?: string }) => {
    if (typeof value !== 'number' || Number.isSafeInteger(value)) return value;
    const source = context?.source;
    return source !== undefined && /^-?[0-9]+$/.test(source) ? BigInt(source) : value;
  });
}

/** A `u64` as JSON gives it: a number while that is exact. */
export function u64Json(value: bigint): number | bigint {
  return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value;
}
