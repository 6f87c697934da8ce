import { expect, test } from 'vitest';
import { runtimeParameters } from '../parameters/runtimeParameters.ts';
import type { Action } from '../primitives/action.ts';
import { executionFee } from './actionFees.ts';
import { transactionCost } from './transactionCost.ts';

const parameters = runtimeParameters(88);
const publicKey = { type: 'ed25519', data: new Uint8Array(32) } as const;
const fullAccess: Action = { type: 'AddKey', publicKey, accessKey: { nonce: 0n, permission: { type: 'FullAccess' } } };
const callKey: Action = {
  type: 'AddKey',
  publicKey,
  accessKey: {
    nonce: 0n,
    permission: { type: 'FunctionCall', allowance: null, receiverId: 'x.test', methodNames: ['foo', 'baz'] },
  },
};
const transfer: Action = { type: 'Transfer', deposit: 0n };
const call = (methodName: string, length: number): Action => ({
  type: 'FunctionCall',
  methodName,
  args: new Uint8Array(length),
  gas: 30_000_000_000_000n,
  deposit: 0n,
});
const implicit = 'ab'.repeat(32);

/** Figures for the lowest gas price: burnt by the transaction, by its receipt without the contract, and paid up front. */
test.each<[string, string, readonly Action[], bigint, bigint, bigint]>([
  ['a transfer', 'bob.test', [transfer], 223_182_562_500n, 223_182_562_500n, 245_500_818_750_000_000_000n],
  [
    'a new sub-account with a key',
    'new.alice.test',
    [{ type: 'CreateAccount' }, transfer, fullAccess],
    824_947_687_500n,
    7_524_947_687_500n,
    7_607_442_456_250_000_000_000n,
  ],
  [
    'a transfer to 64 hex digits',
    implicit,
    [transfer],
    824_947_687_500n,
    7_524_947_687_500n,
    7_607_442_456_250_000_000_000n,
  ],
  [
    'a transfer to an Ethereum address',
    `0x${'ab'.repeat(20)}`,
    [transfer],
    723_182_562_500n,
    7_423_182_562_500n,
    7_495_500_818_750_000_000_000n,
  ],
  [
    'a full-access key for oneself',
    'alice.test',
    [fullAccess],
    209_824_625_000n,
    209_824_625_000n,
    230_807_087_500_000_000_000n,
  ],
  [
    'a function-call key for oneself',
    'alice.test',
    [callKey],
    210_292_527_648n,
    210_292_527_648n,
    231_321_780_412_800_000_000n,
  ],
  [
    'deleting a key',
    'alice.test',
    [{ type: 'DeleteKey', publicKey }],
    203_006_125_000n,
    203_006_125_000n,
    223_306_737_500_000_000_000n,
  ],
  [
    'deleting oneself',
    'alice.test',
    [{ type: 'DeleteAccount', beneficiaryId: 'bob.test' }],
    255_548_500_000n,
    255_548_500_000n,
    281_103_350_000_000_000_000n,
  ],
  [
    'deploying 100 000 bytes',
    'alice.test',
    [{ type: 'DeployContract', code: new Uint8Array(100_000) }],
    974_125_150_000n,
    6_750_119_650_000n,
    6_847_532_165_000_000_000_000n,
  ],
  [
    'a call of 30 Tgas',
    'bob.test',
    [call('meth', 2)],
    308_345_602_290n,
    888_072_915_604n,
    30_918_907_475_833_000_000_000n,
  ],
  [
    'a call of oneself',
    'alice.test',
    [call('meth', 2)],
    308_072_915_604n,
    888_072_915_604n,
    30_918_880_207_164_400_000_000n,
  ],
])('%s costs what nearcore takes', (_, receiverId, actions, burnt, execution, upFront) => {
  const transaction = {
    version: 0,
    signerId: 'alice.test',
    publicKey,
    nonce: 1n,
    nonceIndex: null,
    nonceMode: 'Monotonic',
    receiverId,
    blockHash: new Uint8Array(32),
    actions,
  } as const;
  const cost = transactionCost(parameters, transaction, 100_000_000n);
  const executed = actions.reduce(
    (sum, action) => sum + executionFee(parameters, action, receiverId).gas,
    108_059_500_000n,
  );
  expect([cost?.gasBurnt, executed, cost?.totalCost]).toEqual([burnt, execution, upFront]);
});
