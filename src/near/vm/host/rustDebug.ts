type Field = string | number | bigint;

/** Writes a variant as Rust's `{:?}` does: `Name`, or `Name { field_name: 1, text: "…" }`. */
export function rustDebug(name: string, fields: Readonly<Record<string, Field>>): string {
  const entries = Object.entries(fields).map(([field, value]) => `${snakeCase(field)}: ${fieldDebug(value)}`);
  return entries.length === 0 ? name : `${name} { ${entries.join(', ')} }`;
}

const snakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const fieldDebug = (value: Field): string => (typeof value === 'string' ? rustString(value) : String(value));

const shortEscapes: Readonly<Record<string, string>> = {
  '\0': '\\0',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
  '"': '\\"',
  '\\': '\\\\',
};

/** Quotes a string as Rust's `{:?}` does: what cannot be printed becomes `\u{…}`. */
export function rustString(text: string): string {
  const escaped = text.replace(/["\\]|(?! )[\p{C}\p{Z}\p{Grapheme_Extend}]/gu, escapeCharacter);
  return `"${escaped}"`;
}

const escapeCharacter = (character: string): string =>
  shortEscapes[character] ?? `\\u{${character.codePointAt(0)?.toString(16) ?? ''}}`;
