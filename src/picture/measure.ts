/** Estimated text widths, so that a layout needs no browser. In ems: IBM Plex Mono's advance, and Sans' by kind of letter, rather too wide. */
const MONO = 0.6;
const SANS = { narrow: 0.3, plain: 0.53, wide: 0.63, widest: 0.87 } as const;

export function monoWidth(text: string, size: number): number {
  return text.length * size * MONO;
}

export function sansWidth(text: string, size: number): number {
  let ems = 0;
  for (const c of text)
    ems += /[ .,:;'|!ijl()[\]ftr“”"]/.test(c)
      ? SANS.narrow
      : /[mwMW→…]/.test(c)
        ? SANS.widest
        : /[A-Z\d]/.test(c)
          ? SANS.wide
          : SANS.plain;
  return ems * size;
}

/** How many mono characters fit. */
export function monoFit(width: number, size: number): number {
  return Math.max(1, Math.floor(width / (size * MONO)));
}

/** Cuts at the end what does not fit. */
export function cutSans(text: string, width: number, size: number): string {
  if (sansWidth(text, size) <= width) return text;
  let kept = text;
  while (kept.length > 0 && sansWidth(`${kept}…`, size) > width) kept = kept.slice(0, -1);
  return `${kept.trimEnd()}…`;
}

/** The first of several ways to say it that fits, else the last one, cut. */
export function fittingSans(ways: readonly string[], width: number, size: number): string {
  return ways.find((way) => sansWidth(way, size) <= width) ?? cutSans(ways.at(-1) ?? '', width, size);
}

/** Keeps both ends: `0123ab…89ef`. */
export function cutMiddle(text: string, max: number): string {
  if (text.length <= max) return text;
  const tail = Math.floor((max - 1) / 2);
  return `${text.slice(0, max - 1 - tail)}…${tail > 0 ? text.slice(-tail) : ''}`;
}

/** Breaks a name behind underscores and before capitals, not in “+ 3”, else anywhere, into at most `lines` lines; the last one is cut. */
export function wrapName(name: string, max: number, lines: number): readonly string[] {
  const parts = name.match(/\+ \d+$|[^_\sA-Z]*(?:[A-Z][^_\sA-Z]*|[_\s]+)|[^_\sA-Z]+$/g) ?? [name];
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
