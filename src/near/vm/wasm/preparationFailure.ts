import type { PrepareError } from '../../primitives/errors.ts';

/** Thrown inside preparation by the first rule a module breaks; `prepareContract` turns it into a value. */
export class PreparationFailure extends Error {
  readonly prepareError: PrepareError;

  constructor(prepareError: PrepareError, reason: string) {
    super(`${prepareError}: ${reason}`);
    this.prepareError = prepareError;
  }
}

/** Stops preparation: the bytes are no valid module of the features that nearcore allows. */
export function invalid(reason: string): never {
  throw new PreparationFailure('Deserialization', reason);
}
