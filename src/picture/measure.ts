/** Estimated text widths, so that a layout needs no browser: IBM Plex Mono's advance is 0.6 em, Sans' about 0.53 em on average. */
const MONO = 0.6;
const SANS = 0.535;

export function monoWidth(text: string, size: number): number {
  return text.length * size * MONO;
}

export function sansWidth(text: string, size: number): number {
  return text.length * size * SANS;
}

/** How many mono characters fit. */
export function monoFit(width: number, size: number): number {
  return Math.max(1, Math.floor(width / (size * MONO)));
}

/** How many characters of running text fit, on average. */
export function sansFit(width: number, size: number): number {
  return Math.max(1, Math.floor(width / (size * SANS)));
}

/** Keeps both ends: `0123ab…89ef`. */
export function cutMiddle(text: string, max: number): string {
  if (text.length <= max) return text;
  const tail = Math.floor((max - 1) / 2);
  return `${text.slice(0, max - 1 - tail)}…${tail > 0 ? text.slice(-tail) : ''}`;
}

/** Breaks a name behind underscores and before capitals, else anywhere, into at most `lines` lines; the last one is cut. */
export function wrapName(name: string, max: number, lines: number): readonly string[] {
  const parts = name.match(/[^_\sA-Z]*(?:[A-Z][^_\sA-Z]*|[_\s]+)|[^_\sA-Z]+$/g) ?? [name];
  const out: string[] = [];
  let line = '';
  for (const part of parts) {
    if (line !== '' && (line + part).trimEnd().length > max) {
      out.push(line.trimEnd());
      line = '';
    }
    line += part;
    while (line.trimEnd().length > max && out.length < lines - 1) {
      out.push(line.slice(0, max));
      line = line.slice(max);
    }
  }
  if (line.trimEnd() !== '') out.push(line.trimEnd());
  if (out.length > lines) out.splice(lines - 1, out.length, out.slice(lines - 1).join(''));
  return out.map((l) => (l.length <= max ? l : `${l.slice(0, max - 1)}…`));
}
