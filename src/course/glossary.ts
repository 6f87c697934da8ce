/** A word of the course, from `content/reference/glossary.json`. */
export interface Term {
  /** Its place on the glossary's page; never changed once published. */
  readonly id: string;
  readonly name: string;
  /** One or two sentences. Backticks become code. */
  readonly says: string;
  /** The lesson that shows it. */
  readonly lesson?: string;
  /** In lessons, the first of these words on a page is marked; none for words that everybody knows or that mean other things as well. */
  readonly forms: readonly string[];
}

/** A piece of text; with a term's id where it is to be marked. */
export interface MarkedPiece {
  readonly text: string;
  readonly term: string | null;
}

/**
 * Cuts a text at the first occurrence of each term.
 * @param seen ids of terms that the page has marked already; those found are added
 */
export function markTerms(text: string, terms: readonly Term[], seen: Set<string>): MarkedPiece[] {
  const byForm = new Map(terms.flatMap(({ id, forms }) => forms.map((form) => [form.toLowerCase(), id] as const)));
  const pieces: MarkedPiece[] = [];
  let from = 0;
  for (const found of text.matchAll(formsOf(byForm.keys()))) {
    const id = byForm.get(found[0].toLowerCase());
    if (id === undefined || seen.has(id)) continue;
    seen.add(id);
    if (found.index > from) pieces.push({ text: text.slice(from, found.index), term: null });
    pieces.push({ text: found[0], term: id });
    from = found.index + found[0].length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), term: null });
  return pieces;
}

/** Whole words, the longest first, so that “data receipt” is not taken for “receipt”. */
function formsOf(forms: Iterable<string>): RegExp {
  const longestFirst = [...forms].toSorted((a, b) => b.length - a.length);
  return new RegExp(`(?<![\\w-])(?:${longestFirst.join('|')})(?![\\w-])`, 'gi');
}
