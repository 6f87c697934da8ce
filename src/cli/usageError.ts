/** What the person at the command line got wrong: shown without a stack. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
