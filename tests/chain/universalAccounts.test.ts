import { describe, expect, test } from 'vitest';
import { keyPairFromSeed } from '../../src/near/keyPair.ts';
import type { Action } from '../../src/near/primitives/action.ts';
import type { CryptoHash } from '../../src/near/primitives/brands.ts';
import { universalAccountId } from '../../src/near/primitives/deriveAccountId.ts';
import { keyHandle } from '../../src/near/primitives/keyHandle.ts';
import type { ExecutionStatus } from '../../src/near/primitives/outcome.ts';
import { encodeUniversalStateInit } from '../../src/near/primitives/universalStateInit.ts';
import type { Chain } from '../../src/near/chain/chain.ts';
import { NEAR, settle, testAccount, testChain, testTransaction } from './testChain.ts';

const payload = encodeUniversalStateInit({
  code: null,
  data: [],
  accessKeys: [keyHandle(keyPairFromSeed('owner').publicKey)],
});
const id = universalAccountId(payload);
const stateInit = (deposit = 0n): Action => ({ type: 'UniversalStateInit', stateInit: payload, deposit });
const transfer: Action = { type: 'Transfer', deposit: NEAR };

/** Sends a transaction and tells what became of its receipt, or why it was refused. */
function send(
  chain: Chain,
  signerId: string,
  actions: readonly Action[],
  rest: Parameters<typeof testTransaction>[4] = {},
): ExecutionStatus | string {
  const transaction = testTransaction(chain, signerId, id, actions, rest);
  const result = chain.submit(transaction);
  if (result.type === 'Refused') return result.error.type;
  settle(chain);
  const [receipt] = chain.outcome(transaction.hash)?.outcome.receiptIds ?? [];
  return chain.outcome(receipt as CryptoHash)?.outcome.status ?? 'no outcome';
}

const accountOf = (chain: Chain) => chain.stateAt(chain.head(), id).account(id);
const keysOf = (chain: Chain) => chain.stateAt(chain.head(), id).accessKeys(id);
const chainOf = (protocolVersion: number): Chain => testChain([testAccount('alice.test')], { protocolVersion });

describe('a universal account, from protocol 88 on', () => {
  test('holds what it is sent before its state, and lets nothing else in', () => {
    const chain = chainOf(88);
    send(chain, 'alice.test', [transfer]);
    expect(accountOf(chain)).toMatchObject({ amount: NEAR, storageUsage: 100, bootstrapNonce: 2_000_000n });
    const call: Action = {
      type: 'FunctionCall',
      methodName: 'f',
      args: new Uint8Array(),
      gas: 10n ** 12n,
      deposit: 0n,
    };
    expect(send(chain, 'alice.test', [call], { nonce: 2n })).toMatchObject({
      type: 'Failure',
      error: { error: { index: 0, kind: { type: 'AccountNotInitialized', accountId: id } } },
    });
  });

  test('sends itself its state, signed by a key that the state names', () => {
    const chain = chainOf(88);
    send(chain, 'alice.test', [transfer]);
    expect(send(chain, id, [stateInit()], { signedBy: 'owner', nonce: 2_000_002n })).toBe('InvalidNonce');
    expect(send(chain, id, [stateInit()], { signedBy: 'alice.test', nonce: 2_000_001n })).toBe('InvalidAccessKeyError');
    expect(send(chain, id, [stateInit()], { signedBy: 'owner', nonce: 2_000_001n })).toMatchObject({
      type: 'SuccessValue',
    });
    expect(accountOf(chain)?.bootstrapNonce).toBeUndefined();
    expect(keysOf(chain)).toHaveLength(1);
    expect(keysOf(chain)[0]?.accessKey.nonce).toBeGreaterThan(2_000_001n);
  });

  test('comes into being with its state, and gives back the deposit of a second one', () => {
    const chain = chainOf(88);
    expect(send(chain, 'alice.test', [stateInit()])).toMatchObject({ type: 'SuccessValue' });
    expect(accountOf(chain)).toMatchObject({ amount: 0n, storageUsage: 182 });
    expect(send(chain, 'alice.test', [stateInit(NEAR)], { nonce: 2n })).toMatchObject({ type: 'SuccessValue' });
    expect(accountOf(chain)?.amount).toBe(0n);
  });

  test('does not exist at protocol 87: transfers to it and its state are refused', () => {
    const chain = chainOf(87);
    expect([send(chain, 'alice.test', [transfer]), send(chain, 'alice.test', [stateInit()])]).toEqual([
      'ActionsValidation',
      'ActionsValidation',
    ]);
  });
});
