import type { Place } from './types.ts';

/** What is wrong with a contract's source, and where; thrown within the compiler and caught once, by `compileContract`. */
export class ContractFault extends Error {
  readonly at: Place | null;

  constructor(message: string, at: Place | null) {
    super(message);
    this.name = 'ContractFault';
    this.at = at;
  }
}

/** Gives the place of a character. */
export function placeAt(source: string, offset: number): Place {
  const before = source.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}
