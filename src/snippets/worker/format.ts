const maxDepth = 4;
const maxEntries = 100;
const maxBytes = 64;
const maxText = 2_000;
const lineWidth = 76;

/** The objects around the one at hand: how deep it lies, and whether it closes a circle. */
type Walk = readonly object[];

const identifier = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;
const key = (name: PropertyKey): string =>
  typeof name === 'symbol' ? `[${String(name)}]` : identifier.test(String(name)) ? String(name) : JSON.stringify(name);

/** Several lines where one would be too long. */
function enclose(open: string, parts: readonly string[], close: string): string {
  if (parts.length === 0) return `${open}${close}`;
  const pad = open.endsWith('[') ? '' : ' ';
  const line = `${open}${pad}${parts.join(', ')}${pad}${close}`;
  if (line.length <= lineWidth && !line.includes('\n')) return line;
  return `${open}\n${parts.map((part) => `  ${part.replaceAll('\n', '\n  ')}`).join(',\n')}\n${close}`;
}

function shorten(parts: string[], size: number): string[] {
  return size > parts.length ? [...parts, `… ${size - parts.length} more`] : parts;
}

function formatBytes(bytes: Uint8Array): string {
  const shown = Array.from(bytes.subarray(0, maxBytes), (byte) => byte.toString(16).padStart(2, '0')).join(' ');
  const rest = bytes.length > maxBytes ? ` … ${bytes.length - maxBytes} more` : '';
  return `Uint8Array(${bytes.length}) [${shown}${rest}]`;
}

/** Own fields, without running any getter. */
function formatFields(value: object, walk: Walk, skip: readonly string[] = []): string[] {
  const names = Reflect.ownKeys(value).filter((name) => {
    const enumerable = Object.getOwnPropertyDescriptor(value, name)?.enumerable === true;
    return enumerable && !skip.includes(String(name));
  });
  const parts = names.slice(0, maxEntries).map((name) => {
    const { get, set, value: held } = Object.getOwnPropertyDescriptor(value, name)!;
    const text = get || set ? '[getter]' : formatAny(held, walk);
    return `${key(name)}: ${text}`;
  });
  return shorten(parts, names.length);
}

function className(value: object): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === null) return '[no prototype]';
  const held: unknown = Object.getOwnPropertyDescriptor(prototype, 'constructor')?.value;
  return typeof held === 'function' && held !== Object ? held.name : '';
}

function formatError(error: Error, walk: Walk): string {
  const title = `${error.name}: ${error.message}`;
  const fields = formatFields(error, walk, ['name', 'message', 'stack']);
  return fields.length === 0 ? title : enclose(`${title} {`, fields, '}');
}

function formatObject(value: object, outer: Walk): string {
  if (outer.includes(value)) return '[circular]';
  const tooDeep = outer.length >= maxDepth;
  const walk = [...outer, value];
  if (value instanceof Uint8Array) return formatBytes(value);
  if (value instanceof Error) return formatError(value, walk);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
  if (value instanceof RegExp) return String(value);
  if (value instanceof Promise) return 'Promise { … } (not awaited)';
  if (Array.isArray(value)) {
    if (tooDeep) return `Array(${value.length})`;
    return enclose(
      '[',
      shorten(
        value.slice(0, maxEntries).map((item) => formatAny(item, walk)),
        value.length,
      ),
      ']',
    );
  }
  const name = className(value);
  if (tooDeep) return `${name || 'Object'} { … }`;
  if (value instanceof Map) {
    const entries = [...value].slice(0, maxEntries).map(([k, v]) => `${formatAny(k, walk)} → ${formatAny(v, walk)}`);
    return enclose(`Map(${value.size}) {`, shorten(entries, value.size), '}');
  }
  if (value instanceof Set) {
    const entries = [...value].slice(0, maxEntries).map((item) => formatAny(item, walk));
    return enclose(`Set(${value.size}) {`, shorten(entries, value.size), '}');
  }
  return enclose(name ? `${name} {` : '{', formatFields(value, walk), '}');
}

function formatAny(value: unknown, walk: Walk): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value.length > maxText ? `${value.slice(0, maxText)}…` : value);
    case 'bigint':
      return `${value}n`;
    case 'symbol':
      return String(value);
    case 'function':
      return `[${/^class\b/.test(Function.prototype.toString.call(value)) ? 'class' : 'function'} ${value.name || '(no name)'}]`;
    case 'object':
      if (value === null) return 'null';
      try {
        return formatObject(value, walk);
      } catch {
        return '[an object that cannot be read]';
      }
    default:
      return Object.is(value, -0) ? '-0' : String(value);
  }
}

/** Writes any value as a reader would like to see it; bounded in depth, length and bytes, and never runs its code. */
export function format(value: unknown): string {
  return formatAny(value, []);
}

/** One console line: texts stand for themselves, other values are printed, with a space between. */
export function formatLine(values: readonly unknown[], limit: number): string {
  const text = values.map((value) => (typeof value === 'string' ? value : format(value))).join(' ');
  return text.length <= limit
    ? text
    : `${text.slice(0, limit - 40)}… (${text.length} characters in all)`.slice(0, limit);
}

/** The fields of an error beside its name and message (`type`, `context`, `cause`); null when there are none. */
export function formatErrorDetails(error: Error): string | null {
  const fields = formatFields(error, [error], ['name', 'message', 'stack', 'cause']);
  const { cause } = error;
  if (cause !== undefined) fields.push(`cause: ${format(cause)}`);
  return fields.length === 0 ? null : enclose('{', fields, '}');
}
