/** A run of a file's lines, counted from 1, both ends included. */
export interface LineRange {
  readonly from: number;
  readonly to: number;
}

/**
 * Finds a function of a Rust or TypeScript source by its name, with the attributes and comments that belong to it.
 * @throws when there is none: a lesson must not silently show nothing
 */
export function findFunction(source: string, name: string): LineRange {
  const lines = source.split('\n');
  const start = startOf(lines, name);
  if (start === -1) throw new Error(`The contract's source has no function ${name} with a body.`);
  let from = start;
  while (from > 0 && /^\s*(?:#\[|\/\/|@|\/?\*)/.test(lines[from - 1] ?? '')) from -= 1;
  return { from: from + 1, to: endOfBody(lines, start) + 1 };
}

/** Whether a source has a function of that name. */
export function hasFunction(source: string, name: string): boolean {
  return startOf(source.split('\n'), name) !== -1;
}

function startOf(lines: readonly string[], name: string): number {
  const head = new RegExp(String.raw`^\s*(?:pub\s+)?(?:async\s+)?(?:fn\s+)?${name}\s*(?:<[^>]*>)?\(`);
  // A trait's or interface's signature has no body; what has one is meant.
  return lines.findIndex((line, index) => head.test(line) && hasBody(lines, index));
}

/** Takes a range out of a source, without the indentation that all its lines share. */
export function cutRange(source: string, { from, to }: LineRange): string {
  const lines = source.split('\n').slice(from - 1, to);
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length);
  const indent = Math.min(...indents);
  return lines.map((line) => line.slice(indent)).join('\n');
}

function hasBody(lines: readonly string[], start: number): boolean {
  for (const line of lines.slice(start)) {
    const ending = /[{};]\s*$/.exec(line);
    if (ending !== null) return !ending[0].startsWith(';');
  }
  return false;
}

/** Finds a body's last line by its indentation, for which the formatter stands in; braces may be in texts. */
function endOfBody(lines: readonly string[], start: number): number {
  const head = lines[start] ?? '';
  if (/\}\s*$/.test(head)) return start;
  const indent = head.slice(0, head.length - head.trimStart().length);
  const end = lines.findIndex((line, index) => index > start && line.startsWith(`${indent}}`));
  return end === -1 ? lines.length - 1 : end;
}
