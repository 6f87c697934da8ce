import type { CryptoHash } from '../primitives/brands.ts';
import { CurveNotLoadedError } from '../vm/host/heavyCurves.ts';

/** What the network was at when it failed. */
export type FaultPlace =
  { readonly type: 'Transaction'; readonly hash: CryptoHash } | { readonly type: 'Receipt'; readonly id: CryptoHash };

/** The network's own code failed where it never should: our mistake, not that of whoever sent the transaction. */
export class NetworkFault extends Error {
  override readonly name = 'NetworkFault';
  readonly place: FaultPlace;

  constructor(place: FaultPlace, cause: unknown) {
    const what = place.type === 'Transaction' ? 'this transaction' : 'a receipt of this transaction';
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(
      `The network itself failed at ${what}, which is a mistake in it: ${reason} ` +
        'Nothing of it was done. Please report it, with the transaction.',
      { cause },
    );
    this.place = place;
  }
}

/** Does something and says, should it fail, at what. */
export function atPlace<T>(place: FaultPlace, work: () => T): T {
  try {
    return work();
  } catch (error) {
    // What only has to be loaded first is no mistake.
    if (error instanceof CurveNotLoadedError || error instanceof NetworkFault) throw error;
    throw new NetworkFault(place, error);
  }
}
