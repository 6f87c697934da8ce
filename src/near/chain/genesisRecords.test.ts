import { expect, it } from 'vitest';
import { runtimeParameters } from '../parameters/runtimeParameters.ts';
import { parseAccountId } from '../primitives/accountId.ts';
import { hashOf } from '../primitives/hash.ts';
import type { Genesis, StateRecord } from './types.ts';
import { genesisRecords } from './genesisRecords.ts';

const accountId = parseAccountId('alice.test');
const publicKey = { type: 'ed25519', data: new Uint8Array(32) } as const;
const code = new Uint8Array(1000);
const account: StateRecord = {
  type: 'Account',
  accountId,
  account: { version: 1, amount: 5n, locked: 1n, contract: { type: 'Local', hash: hashOf(code) }, storageUsage: 7 },
};

function begun(records: readonly StateRecord[], validators: Genesis['validators'] = []) {
  const [first] = genesisRecords({ records, validators } as unknown as Genesis, runtimeParameters(88));
  return first?.type === 'Account' ? first.account : undefined;
}

it.each<[string, StateRecord[], number]>([
  ['an account alone', [], 100],
  [
    'its key',
    [{ type: 'AccessKey', accountId, publicKey, accessKey: { nonce: 0n, permission: { type: 'FullAccess' } } }],
    182,
  ],
  ['its contract', [{ type: 'Contract', accountId, code }], 1100],
  ['its data', [{ type: 'Data', accountId, key: new Uint8Array(3), value: new Uint8Array(20) }], 163],
])('counts the storage of %s, whatever the record says', (_what, others, bytes) => {
  expect(begun([account, ...others])).toMatchObject({ storageUsage: bytes, amount: 5n, locked: 1n });
});

it('locks what a validator stakes', () => {
  expect(begun([account], [{ accountId, publicKey, amount: 9n }])).toMatchObject({ locked: 9n });
});
