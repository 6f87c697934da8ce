import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createGenesis, keyPairFromSeed } from '../../near/index.ts';
import type { Chain, GenesisAccount } from '../../near/index.ts';
import { createChain } from '../../near/chain/createChain.ts';
import type { Action } from '../../near/primitives/action.ts';
import { hashOf } from '../../near/primitives/hash.ts';
import { encodeTransaction, signedTransaction } from '../../near/primitives/transactionBorsh.ts';

export const NEAR = 10n ** 24n;
export const TERA = 10n ** 12n;

const alice = keyPairFromSeed('alice.test');

/** A chain without an RPC, on which alice has means for anything. */
export function ownChain(accounts: readonly GenesisAccount[]): Chain {
  const rich = { id: 'alice.test', balance: 1_000_000_000n * NEAR, publicKey: alice.publicKey };
  return createChain(createGenesis({ accounts: [rich, ...accounts] }));
}

/** Signs and submits a transaction of alice's; throws if it is refused. */
export function submit(chain: Chain, nonce: bigint, receiverId: string, actions: readonly Action[]): void {
  const transaction = {
    version: 0,
    signerId: 'alice.test',
    publicKey: alice.publicKey,
    nonce,
    nonceIndex: null,
    nonceMode: 'Monotonic',
    receiverId,
    blockHash: chain.head().hash,
    actions,
  } as const;
  const data = alice.sign(hashOf(encodeTransaction(transaction)));
  const result = chain.submit(signedTransaction(transaction, { type: 'ed25519', data }));
  if (result.type === 'Refused') throw new Error(`The chain refused a transaction: ${result.error.type}`);
}

/** Makes blocks until nothing is left to do; gives how many receipts ran. */
export function runUntilQuiet(chain: Chain): number {
  let receipts = 0;
  do {
    const { chunks } = chain.produceBlock();
    for (const { outcomes, transactions } of chunks) receipts += outcomes.length - transactions.length;
  } while (!chain.isQuiet());
  return receipts;
}

/** Bytes in use after a collection. */
export function bytesInUse(): number {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

const collectGarbage = ((): (() => void) => {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
})();
