import { base64 } from '@scure/base';
import fc from 'fast-check';

/**
 * Choices read from random bytes, so that a failing case shrinks with its bytes. When they run out every choice is 0,
 * which is why 0 must always lead to an end.
 */
export class Tape {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** How a failure shows it. */
  [fc.toStringMethod](): string {
    return `Tape ${base64.encode(this.#bytes)}`;
  }

  get isEmpty(): boolean {
    return this.#at >= this.#bytes.length;
  }

  /** The same tape from its beginning. */
  rewound(): Tape {
    return new Tape(this.#bytes);
  }

  byte(): number {
    return this.#bytes[this.#at++] ?? 0;
  }

  /** A number from 0 to below `count`, which is at most 65 536. */
  below(count: number): number {
    return (count > 256 ? this.byte() * 256 + this.byte() : this.byte()) % count;
  }

  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)]!;
  }
}

export const tapes = (maxLength: number): fc.Arbitrary<Tape> =>
  fc.uint8Array({ maxLength, size: 'max' }).map((bytes) => new Tape(bytes));
