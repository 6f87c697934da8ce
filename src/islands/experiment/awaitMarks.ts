import type { AwaitMark } from '../../picture/picture.ts';
import type { FollowedTransaction } from '../../snippets/lab/followTransactions.ts';

/** How long the code waited for each transaction, told apart: by who signed where methods repeat, and by their order where that repeats too. */
export function awaitMarks(transactions: readonly FollowedTransaction[]): readonly AwaitMark[] {
  const byMethod = Map.groupBy(transactions, ({ does }) => does);
  const bySigner = Map.groupBy(transactions, signerAndMethod);
  return transactions.filter(isAwaited).map((one) => {
    const { sent, answered, does, signerId } = one;
    const sameSigner = bySigner.get(signerAndMethod(one)) ?? [];
    const signers = new Set((byMethod.get(does) ?? []).map((other) => other.signerId)).size;
    const who = signers > 1 ? `${signerId}: ` : '';
    const which = sameSigner.length > 1 ? ` (${sameSigner.indexOf(one) + 1})` : '';
    return {
      label: `await ${who}${does}${which}`,
      startedAt: { height: sent.height },
      resolvedAt: answered && { height: answered.height },
      rejected: answered?.rejected ?? false,
    };
  });
}

/** A fork ends the code that waited for what had not come yet. */
function isAwaited({ beforeFork, answered }: FollowedTransaction): boolean {
  return !beforeFork || answered !== null;
}

function signerAndMethod({ signerId, does }: FollowedTransaction): string {
  return `${signerId} ${does}`;
}
