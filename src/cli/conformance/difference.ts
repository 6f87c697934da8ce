/** A case that did not come out as recorded: the first field that differs. */
export interface Difference {
  /** File name within its folder. */
  readonly file: string;
  readonly name: string;
  /** Path into the outcome, as `profile.host.base`. */
  readonly field: string;
  readonly expected: unknown;
  readonly got: unknown;
}

/** How the cases of one theme fared. */
export interface ThemeResult {
  readonly theme: string;
  readonly total: number;
  readonly differing: readonly Difference[];
}

export interface FieldDifference {
  readonly field: string;
  readonly expected: unknown;
  readonly got: unknown;
}

/**
 * Finds the first difference between two JSON values, in the order of `expected`'s fields.
 * What only `got` has differs too.
 */
export function firstDifference(expected: unknown, got: unknown, path = ''): FieldDifference | undefined {
  if (Object.is(expected, got)) return undefined;
  if (!isContainer(expected) || !isContainer(got) || Array.isArray(expected) !== Array.isArray(got)) {
    return { field: path === '' ? '(whole)' : path, expected, got };
  }
  for (const key of new Set([...Object.keys(expected), ...Object.keys(got)])) {
    const inner = firstDifference(expected[key], got[key], path === '' ? key : `${path}.${key}`);
    if (inner) return inner;
  }
  return undefined;
}

const isContainer = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
