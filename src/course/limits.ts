/** A place where the embedded network deliberately does otherwise than nearcore, as a comment there says. */
export interface Limit {
  /** The room it belongs to, such as `chain`. */
  readonly room: string;
  readonly path: string;
  /** Counted from 1. */
  readonly line: number;
  readonly text: string;
}

const mark = 'Differs from nearcore:';

/**
 * Collects the marked differences from source files: of each the comment from the mark to its end.
 * @param files text by path, `…/src/near/ROOM/…`
 */
export function findLimits(files: Readonly<Record<string, string>>): readonly Limit[] {
  return Object.entries(files)
    .filter(([path]) => !path.endsWith('.test.ts'))
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([path, source]) => limitsOf(path, source.split('\n')));
}

function limitsOf(path: string, lines: readonly string[]): Limit[] {
  const room = /src\/near\/(?:([^/]+)\/)?/.exec(path)?.[1] ?? 'near';
  return lines.flatMap((line, index) => {
    const start = line.indexOf(mark);
    if (start === -1) return [];
    const rest = lines.slice(index + 1);
    const end = rest.findIndex((later) => !/^\s*(?:\/\/|\*(?!\/))/.test(later) || /^\s*\*\s*@/.test(later));
    const words = [line.slice(start + mark.length), ...rest.slice(0, end).map(commentText)].join(' ');
    return [{ room, path: path.replace(/^.*?src\//, 'src/'), line: index + 1, text: sentence(words) }];
  });
}

const commentText = (line: string): string => line.replace(/^\s*(?:\/\/|\*)\s?/, '');

function sentence(words: string): string {
  const text = words
    .replace(/\*\/.*$/, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return text.charAt(0).toUpperCase() + text.slice(1);
}
