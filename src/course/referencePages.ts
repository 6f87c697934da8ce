/** A page to look something up in. */
export interface ReferencePage {
  /** Its content entry and route, without base path or slashes around it. */
  readonly slug: string;
  readonly title: string;
}

/** The reference, in the order in which the sidebar and the footer show it. */
export const referencePages: readonly ReferencePage[] = [
  { slug: 'reference/cheat-sheet', title: 'Cheat sheet' },
  { slug: 'reference/errors', title: 'Errors' },
  { slug: 'reference/glossary', title: 'Glossary' },
  { slug: 'reference/limits', title: 'Limits' },
  { slug: 'reference/patterns', title: 'Patterns' },
];
