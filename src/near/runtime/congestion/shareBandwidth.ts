/** Senders by receivers. */
export type Links<T> = readonly (readonly T[])[];

interface Side {
  /** Bytes. */
  left: number;
  links: number;
}

const share = ({ left, links }: Side): number => (links === 0 ? 0 : Math.floor(left / links));

/**
 * Gives the links what shards may still send and receive, evenly: those with the least for each of their links come
 * first, so that what they leave goes to others.
 * @see nearcore runtime/runtime/src/bandwidth_scheduler/distribute_remaining.rs `distribute_remaining_bandwidth`
 */
export function shareBandwidth(
  senderBudgets: readonly number[],
  receiverBudgets: readonly number[],
  isAllowed: Links<boolean>,
): Links<number> {
  const senders = senderBudgets.map((left, from): Side => ({ left, links: count(isAllowed[from] ?? []) }));
  const receivers = receiverBudgets.map((left, to): Side => ({
    left,
    links: count(isAllowed.map((links) => links[to] ?? false)),
  }));
  const grants = isAllowed.map((links) => links.map(() => 0));
  const receiverOrder = byShare(receivers);
  for (const from of byShare(senders)) {
    const sender = senders[from] as Side;
    for (const to of receiverOrder) {
      if (isAllowed[from]?.[to] !== true) continue;
      const receiver = receivers[to] as Side;
      const granted = Math.min(share(sender), share(receiver));
      (grants[from] as number[])[to] = granted;
      for (const side of [sender, receiver]) {
        side.left -= granted;
        side.links -= 1;
      }
    }
  }
  return grants;
}

const count = (allowed: readonly boolean[]): number => allowed.filter(Boolean).length;

/** Places of sides, those with the least for each link first. */
function byShare(sides: readonly Side[]): readonly number[] {
  const shares = sides.map(share);
  return [...sides.keys()].sort((a, b) => (shares[a] as number) - (shares[b] as number));
}
