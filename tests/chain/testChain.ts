import { createGenesis, type GenesisAccount, type GenesisOptions } from '../../src/near/createGenesis.ts';
import { keyPairFromSeed } from '../../src/near/keyPair.ts';
import type { Action } from '../../src/near/primitives/action.ts';
import { hashOf } from '../../src/near/primitives/hash.ts';
import type { SignedTransaction, Transaction } from '../../src/near/primitives/transaction.ts';
import { encodeTransaction, signedTransaction } from '../../src/near/primitives/transactionBorsh.ts';
import type { Chain } from '../../src/near/chain/chain.ts';
import { createChain } from '../../src/near/chain/createChain.ts';

export const NEAR = 10n ** 24n;

/** For tests: an account whose key follows from its name. */
export const testAccount = (id: string, rest: Partial<GenesisAccount> = {}): GenesisAccount => ({
  id,
  balance: 100n * NEAR,
  publicKey: keyPairFromSeed(id).publicKey,
  ...rest,
});

/** For tests: a chain of these accounts that has made its first, empty block. */
export function testChain(accounts: readonly GenesisAccount[], options: GenesisOptions = {}): Chain {
  const chain = createChain(createGenesis({ ...options, accounts }));
  chain.produceBlock();
  return chain;
}

/** For tests: a transaction signed with the key of its signer's name, on the chain's head. */
export function testTransaction(
  chain: Chain,
  signerId: string,
  receiverId: string,
  actions: readonly Action[],
  { signedBy = signerId, ...rest }: Partial<Transaction> & { readonly signedBy?: string } = {},
): SignedTransaction {
  const keyPair = keyPairFromSeed(signedBy);
  const transaction: Transaction = {
    version: rest.nonceMode === 'Strict' || (rest.nonceIndex ?? null) !== null ? 1 : 0,
    signerId,
    publicKey: keyPair.publicKey,
    nonce: 1n,
    nonceIndex: null,
    nonceMode: 'Monotonic',
    receiverId,
    blockHash: chain.head().hash,
    actions,
    ...rest,
  };
  const signature = { type: 'ed25519', data: keyPair.sign(hashOf(encodeTransaction(transaction))) } as const;
  return signedTransaction(transaction, signature);
}

/** For tests: makes blocks until nothing waits. */
export function settle(chain: Chain): void {
  while (!chain.isQuiet()) chain.produceBlock();
}
