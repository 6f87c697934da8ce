import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AccessKeyPermission, Account, AccountContract } from './account.ts';
import { readAccount, writeAccount } from './accountBorsh.ts';
import type { Action, DelegateAction, GlobalContractIdentifier, NonDelegateAction } from './action.ts';
import { ACTION_TYPES, readAction, writeAction } from './actionBorsh.ts';
import { type BorshReader, type BorshWriter, decodeBorsh, encodeBorsh } from './borsh.ts';
import { compareBytes } from './hash.ts';
import { KEY_SCHEMES, type KeyType, type PublicKey } from './key.ts';
import type { ActionReceipt, Receipt } from './receipt.ts';
import { readReceipt, writeReceipt } from './receiptBorsh.ts';
import {
  deterministicAccountId,
  ethImplicitAccountId,
  nearImplicitAccountId,
  universalAccountId,
} from './deriveAccountId.ts';
import {
  decodeUniversalStateInit,
  encodeUniversalStateInit,
  universalStateInitCounts,
  universalStateInitSendCounts,
} from './universalStateInit.ts';

const id = fc.constantFrom('alice.near', 'system', 'a'.repeat(64), 'b-c_d');
const u64 = fc.bigInt({ min: 0n, max: (1n << 64n) - 1n });
const u128 = fc.bigInt({ min: 0n, max: (1n << 128n) - 1n });
const data = fc.uint8Array({ maxLength: 8 });
const hash = fc.uint8Array({ minLength: 32, maxLength: 32 });
const type = fc.constantFrom<KeyType>('ed25519', 'secp256k1', 'mlDsa65');
const filled = (kind: KeyType, length: number, byte: number) => ({
  type: kind,
  data: new Uint8Array(length).fill(byte),
});
const publicKey: fc.Arbitrary<PublicKey> = fc
  .tuple(type, fc.nat(255))
  .map(([t, b]) => filled(t, KEY_SCHEMES[t].publicKeyLength, b));
// An ed25519 signature's last byte is below 32.
const signature = fc.tuple(type, fc.nat(31)).map(([t, b]) => filled(t, KEY_SCHEMES[t].signatureLength, b));
const callPermission = fc.record({
  allowance: fc.option(u128),
  receiverId: fc.string(),
  methodNames: fc.array(fc.string()),
});
const gasKey = fc.record({ balance: u128, numNonces: fc.nat(65535) });
const permission: fc.Arbitrary<AccessKeyPermission> = fc.oneof(
  fc.constant({ type: 'FullAccess' as const }),
  callPermission.map((p) => ({ type: 'FunctionCall' as const, ...p })),
  gasKey.map((p) => ({ type: 'GasKeyFullAccess' as const, ...p })),
  fc.tuple(gasKey, callPermission).map(([g, p]) => ({ type: 'GasKeyFunctionCall' as const, ...g, ...p })),
);
const identifier: fc.Arbitrary<GlobalContractIdentifier> = fc.oneof(
  hash.map((h) => ({ type: 'CodeHash' as const, hash: h })),
  id.map((accountId) => ({ type: 'AccountId' as const, accountId })),
);
const entries = fc
  .uniqueArray(fc.tuple(data, data), { comparator: (a, b) => compareBytes(a[0], b[0]) === 0 })
  .map((list) => list.sort((a, b) => compareBytes(a[0], b[0])));
const plain: fc.Arbitrary<NonDelegateAction> = fc.oneof(
  fc.constant({ type: 'CreateAccount' as const }),
  data.map((code) => ({ type: 'DeployContract' as const, code })),
  fc.record({
    type: fc.constant('FunctionCall' as const),
    methodName: fc.string(),
    args: data,
    gas: u64,
    deposit: u128,
  }),
  fc.record({ type: fc.constant('Transfer' as const), deposit: u128 }),
  fc.record({ type: fc.constant('Stake' as const), stake: u128, publicKey }),
  fc.record({ type: fc.constant('AddKey' as const), publicKey, accessKey: fc.record({ nonce: u64, permission }) }),
  fc.record({ type: fc.constant('DeleteKey' as const), publicKey }),
  fc.record({ type: fc.constant('DeleteAccount' as const), beneficiaryId: id }),
  fc.record({
    type: fc.constant('DeployGlobalContract' as const),
    code: data,
    deployMode: fc.constantFrom('CodeHash' as const, 'AccountId' as const),
  }),
  fc.record({ type: fc.constant('UseGlobalContract' as const), contractIdentifier: identifier }),
  fc.record({
    type: fc.constant('DeterministicStateInit' as const),
    stateInit: fc.record({ code: identifier, data: entries }),
    deposit: u128,
  }),
  fc.record({ type: fc.constant('TransferToGasKey' as const), publicKey, deposit: u128 }),
  fc.record({ type: fc.constant('WithdrawFromGasKey' as const), publicKey, amount: u128 }),
  fc.record({ type: fc.constant('UniversalStateInit' as const), stateInit: data, deposit: u128 }),
);
const delegate: fc.Arbitrary<DelegateAction> = fc.record({
  senderId: id,
  receiverId: id,
  actions: fc.array(plain, { maxLength: 3 }),
  nonce: u64,
  maxBlockHeight: u64,
  publicKey,
});
const delegateV2 = fc
  .tuple(delegate, fc.option(fc.nat(65535)))
  .map(([action, nonceIndex]) => ({ ...action, nonceIndex }));
const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 5, arbitrary: plain },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('Delegate' as const), delegateAction: delegate, signature }) },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('DelegateV2' as const), delegateAction: delegateV2, signature }),
  },
);
const actionReceipt: fc.Arbitrary<ActionReceipt> = fc
  .record({
    v2: fc.boolean(),
    signerId: id,
    refundTo: fc.option(id),
    signerPublicKey: publicKey,
    gasPrice: u128,
    outputDataReceivers: fc.array(fc.record({ dataId: hash, receiverId: id }), { maxLength: 2 }),
    inputDataIds: fc.array(hash, { maxLength: 2 }),
    actions: fc.array(action, { maxLength: 3 }),
  })
  .map((receipt) => (receipt.v2 ? receipt : { ...receipt, refundTo: null }));
const receipt: fc.Arbitrary<Receipt> = fc.record({
  predecessorId: id,
  receiverId: id,
  receiptId: hash,
  body: fc.oneof(
    fc.record({ type: fc.constantFrom('Action' as const, 'PromiseYield' as const), action: actionReceipt }),
    fc.record({
      type: fc.constantFrom('Data' as const, 'PromiseResume' as const),
      dataId: hash,
      data: fc.option(data),
    }),
    fc.record({
      type: fc.constant('GlobalContractDistribution' as const),
      id: identifier,
      targetShard: fc.nat(5),
      alreadyDeliveredShards: fc.array(fc.nat(5)),
      code: data,
      nonce: fc.option(u64),
    }),
  ),
});
const contract: fc.Arbitrary<AccountContract> = fc.oneof(
  fc.constant({ type: 'None' as const }),
  hash.filter((h) => h.some((byte) => byte !== 0)).map((h) => ({ type: 'Local' as const, hash: h })),
  hash.map((h) => ({ type: 'Global' as const, hash: h })),
  id.map((accountId) => ({ type: 'GlobalByAccount' as const, accountId })),
);
const balance = fc.bigInt({ min: 0n, max: (1n << 100n) - 1n });
const account: fc.Arbitrary<Account> = fc
  .record({
    version: fc.constantFrom(1 as const, 2 as const),
    amount: balance,
    locked: balance,
    contract,
    storageUsage: fc.maxSafeNat(),
  })
  .map((a) => (a.contract.type.startsWith('Global') ? { ...a, version: 2 } : a));

function roundTrips<T>(
  values: fc.Arbitrary<T>,
  write: (writer: BorshWriter, value: T) => void,
  read: (reader: BorshReader) => T,
): void {
  const property = fc.property(values, (value) => {
    expect(decodeBorsh(read, encodeBorsh(write, value))).toEqual(value);
  });
  fc.assert(property);
}

describe('Borsh of the nouns', () => {
  it('reads back every action', () => {
    roundTrips(action, writeAction, readAction);
  });

  it('reads back every receipt', () => {
    roundTrips(receipt, writeReceipt, readReceipt);
  });

  it('reads back every account', () => {
    roundTrips(account, writeAccount, readAccount);
    const waiting: Account = {
      version: 1,
      amount: 5n,
      locked: 0n,
      contract: { type: 'None' },
      storageUsage: 100,
      bootstrapNonce: 7n,
    };
    expect(decodeBorsh(readAccount, encodeBorsh(writeAccount, waiting))).toEqual(waiting);
  });

  it('refuses unknown tags and delegates inside delegates', () => {
    expect(() => decodeBorsh(readAction, new Uint8Array([ACTION_TYPES.length]))).toThrow('Unexpected variant tag: 16');
    const inner = {
      type: 'Delegate',
      delegateAction: { ...emptyDelegate, actions: [] },
      signature: filled('ed25519', 64, 0),
    } as const;
    const outer = { ...inner, delegateAction: { ...emptyDelegate, actions: [inner as unknown as NonDelegateAction] } };
    expect(() => decodeBorsh(readAction, encodeBorsh(writeAction, outer))).toThrow(
      "DelegateAction mustn't contain a nested one",
    );
  });
});

const emptyDelegate = {
  senderId: 'aa',
  receiverId: 'bb',
  nonce: 1n,
  maxBlockHeight: 2n,
  publicKey: filled('ed25519', 32, 1),
};

describe('account ids that follow from content', () => {
  it('are those that nearcore derives', () => {
    const key = new Uint8Array(32).fill(0xab);
    expect(nearImplicitAccountId(key)).toBe('ab'.repeat(32));
    // The best known Ethereum key: private key 1.
    const generator = Uint8Array.fromHex(
      '79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8',
    );
    expect(ethImplicitAccountId(generator)).toBe('0x7e5f4552091a69125d5dfcb7b8c2659029395bdf');
    const stateInit = { code: { type: 'CodeHash' as const, hash: new Uint8Array(32) }, data: [] };
    expect(deterministicAccountId(stateInit)).toMatch(/^0s[0-9a-f]{40}$/);
  });

  it('are those that nearcore derives for universal accounts', () => {
    const handle = new Uint8Array(33).fill(0x11);
    handle[0] = 3;
    const keyOnly = encodeUniversalStateInit({ code: null, data: [], accessKeys: [handle] });
    expect(universalAccountId(keyOnly)).toBe('0ux8te7g99f9kqzdtp9h4qnwt9aczpgayymmtbdc50w199rcw3at1g');
    const [key, value] = ['key', 'value'].map((text) => new TextEncoder().encode(text)) as [Uint8Array, Uint8Array];
    const code = { type: 'CodeHash' as const, hash: new Uint8Array(32).fill(0x22) };
    const withCode = encodeUniversalStateInit({ code, data: [[key, value]], accessKeys: [] });
    expect(universalAccountId(withCode)).toBe('0uzvdgbyea2rd8ywx0kw3cg4vc0ez1x5fc2gyks4fdz9ae0xxvzan0');
  });
});

describe('a universal state init', () => {
  const entry = (...key: number[]) => [new Uint8Array(key), new Uint8Array()] as const;
  const of = (...data: (readonly [Uint8Array, Uint8Array])[]) =>
    encodeUniversalStateInit({ code: null, data, accessKeys: [] });

  it('is canonical when sorted and without repetition', () => {
    expect(decodeUniversalStateInit(of(entry(1), entry(2))).type).toBe('Ok');
    expect(decodeUniversalStateInit(of(entry(2), entry(1))).type).toBe('NonCanonical');
    expect(decodeUniversalStateInit(of(entry(1), entry(1))).type).toBe('NonCanonical');
    expect(decodeUniversalStateInit(new Uint8Array([1])).type).toBe('Malformed');
  });

  it('is priced by what it holds, or at most can hold when a contract sends it unsorted', () => {
    expect(universalStateInitCounts(of(entry(1), entry(2)))).toEqual({ bytes: 28, entries: 2, keys: 0 });
    expect(universalStateInitSendCounts(of(entry(1), entry(2)))).toEqual({ bytes: 28, entries: 2, keys: 0 });
    expect(universalStateInitSendCounts(of(entry(2), entry(1)))).toEqual({ bytes: 28, entries: 3, keys: 1 });
  });
});
