/**
 * Shuffles as Rust's `rand` does with its ChaCha20 generator: a Fisher–Yates from the end.
 * @see nearcore chain/chain/src/sharding.rs `shuffle_receipt_proofs`
 */
export const shuffle = <T>(items: readonly T[], seed: Uint8Array): T[] => shuffleWith(items, chaCha20Words(seed));

/** As `shuffle`, with words that other shuffles may have drawn from before. */
export function shuffleWith<T>(items: readonly T[], next: () => number): T[] {
  const shuffled = [...items];
  for (let i = shuffled.length - 1; i > 0; i--) {
    const j = below(i + 1, next);
    [shuffled[i], shuffled[j]] = [shuffled[j] as T, shuffled[i] as T];
  }
  return shuffled;
}

/** An even draw from 0 to `range` − 1: the high half of a product, drawn again where that would not be even. */
function below(range: number, next: () => number): number {
  const zone = ((range << Math.clz32(range)) - 1) >>> 0;
  for (;;) {
    const product = BigInt(next()) * BigInt(range);
    if (Number(product & 0xffffffffn) <= zone) return Number(product >> 32n);
  }
}

const constants = [0x61707865, 0x3320646e, 0x79622d32, 0x6b206574] as const;

/** ChaCha20's key stream in words, with counter and nonce from zero. */
export function chaCha20Words(seed: Uint8Array): () => number {
  const view = new DataView(seed.buffer, seed.byteOffset, 32);
  const key = Array.from({ length: 8 }, (_, i) => view.getUint32(4 * i, true));
  let counter = 0;
  let block: Uint32Array = new Uint32Array();
  let at = 16;
  return () => {
    if (at === 16) {
      block = chaCha20Block(Uint32Array.from([...constants, ...key, counter++, 0, 0, 0]));
      at = 0;
    }
    return block[at++] ?? 0;
  };
}

function chaCha20Block(input: Uint32Array): Uint32Array {
  const x = input.slice();
  const word = (i: number): number => x[i] ?? 0;
  const mix = (a: number, b: number, d: number, bits: number): void => {
    x[a] = word(a) + word(b);
    const turned = word(d) ^ word(a);
    x[d] = (turned << bits) | (turned >>> (32 - bits));
  };
  const quarter = (a: number, b: number, c: number, d: number): void => {
    mix(a, b, d, 16);
    mix(c, d, b, 12);
    mix(a, b, d, 8);
    mix(c, d, b, 7);
  };
  for (let round = 0; round < 10; round++) {
    for (let i = 0; i < 4; i++) quarter(i, i + 4, i + 8, i + 12);
    for (let i = 0; i < 4; i++) quarter(i, 4 + ((i + 1) % 4), 8 + ((i + 2) % 4), 12 + ((i + 3) % 4));
  }
  return x.map((value, i) => value + (input[i] ?? 0));
}
