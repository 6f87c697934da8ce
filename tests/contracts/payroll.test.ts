import { expect, it } from 'vitest';
import { contractWasm } from '../../src/cli/networkStart.ts';
import type { Action } from '../../src/near/primitives/action.ts';
import { keyPairFromSeed } from '../../src/near/keyPair.ts';
import { NEAR, settle, testAccount, testChain, testTransaction } from '../chain/testChain.ts';

const call = (methodName: string, args: object = {}): Action => ({
  type: 'FunctionCall',
  methodName,
  args: new TextEncoder().encode(JSON.stringify(args)),
  gas: 100n * 10n ** 12n,
  deposit: 0n,
});
const later = 'later.alice.test';
const publicKey = keyPairFromSeed(later).publicKey;
const openAccount: readonly Action[] = [
  { type: 'CreateAccount' },
  { type: 'Transfer', deposit: NEAR },
  { type: 'AddKey', publicKey, accessKey: { nonce: 0n, permission: { type: 'FullAccess' } } },
];

it.each(['payroll', 'payroll-ts'])('%s pays what it owes to somebody who comes for it, once', (contract) => {
  const chain = testChain([testAccount('alice.test'), testAccount('payroll.test', { code: contractWasm(contract) })]);
  let nonce = 0n;
  /** What became of the receipt that a transaction made, and of those that followed. */
  const send = (signerId: string, receiverId: string, actions: readonly Action[]) => {
    // A key that was added begins above the block's first nonce.
    const first = signerId === later ? BigInt(chain.head().height) * 1_000_000n : 0n;
    const transaction = testTransaction(chain, signerId, receiverId, actions, { nonce: first + (nonce += 1n) });
    expect(chain.submit(transaction)).toEqual({ type: 'Accepted' });
    settle(chain);
    return chain.outcome(chain.outcome(transaction.hash)!.outcome.receiptIds[0]!)?.outcome.status.type;
  };
  const balance = () => chain.stateAt(chain.head(), later).account(later)?.amount ?? 0n;

  send('payroll.test', 'payroll.test', [call('init', { people: [later, later], wage: String(3n * NEAR) })]);
  expect(send('alice.test', 'payroll.test', [call('pay_all')])).toBe('SuccessValue');
  send('alice.test', later, openAccount);
  const before = balance();
  expect(send(later, 'payroll.test', [call('claim')])).toBe('SuccessReceiptId');
  const gained = Number(balance() - before) / Number(NEAR);
  expect(gained).toBeGreaterThan(5.9);
  expect(gained).toBeLessThanOrEqual(6);
  expect(send(later, 'payroll.test', [call('claim')])).toBe('Failure');
});
