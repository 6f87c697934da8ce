/** What a snippet can import in the page. Everything else it gets an error for, at compile time. */
export const snippetModules = [
  'near-api-js',
  'near-api-js/rpc-errors',
  'near-api-js/nep413',
  'near-api-js/tokens',
  'crosscall/lesson',
] as const;

/** Says what exists, for a reader who imported what does not. */
export function unknownModule(specifier: string): string {
  const known = snippetModules.filter((name) => !name.includes('/') || name.startsWith('crosscall/'));
  return `There is no module “${specifier}” here. A snippet can import ${known.join(' and ')}.`;
}
