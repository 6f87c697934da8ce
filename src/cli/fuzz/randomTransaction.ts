import type { AccessKeyPermission } from '../../near/primitives/account.ts';
import type { Action, DelegateAction, NonDelegateAction } from '../../near/primitives/action.ts';
import { delegateActionHash } from '../../near/primitives/delegateAction.ts';
import { deterministicAccountId, universalAccountId } from '../../near/primitives/deriveAccountId.ts';
import { hashOf } from '../../near/primitives/hash.ts';
import { keyHandle } from '../../near/primitives/keyHandle.ts';
import { encodeTransaction, signedTransaction } from '../../near/primitives/transactionBorsh.ts';
import type { SignedTransaction, Transaction } from '../../near/primitives/transaction.ts';
import { encodeUniversalStateInit } from '../../near/primitives/universalStateInit.ts';
import { mutate } from './mutate.ts';
import { ed25519Signer, mlDsa65Signer, secp256k1Signer } from './signers.ts';
import type { Signer } from './signers.ts';
import type { Tape } from './tape.ts';
import { randomModule } from './wasmModule.ts';

const NEAR = 10n ** 24n;
const TERA = 10n ** 12n;

/** Each signs with a kind of key of their own, alice and bob with the same. */
export const people = ['alice.test', 'bob.test', 'carol.test', 'dave.test'] as const;
const contracts = ['hello.test', 'caller.test'] as const;
const keys: readonly Signer[] = [
  ed25519Signer('alice.test'),
  ed25519Signer('bob.test'),
  secp256k1Signer('carol.test'),
  mlDsa65Signer('dave.test'),
  ed25519Signer('spare 1'),
  mlDsa65Signer('spare 2'),
];
export const keyOf = (person: number): Signer => keys[person]!;

const codeHash = hashOf(Uint8Array.of(1));
const derived = deterministicAccountId({ code: { type: 'CodeHash', hash: codeHash }, data: [] });
const universal = [
  { code: null, data: [], accessKeys: [keyHandle(keys[4]!.publicKey), keyHandle(keys[5]!.publicKey)] },
  { code: { type: 'AccountId', accountId: 'hello.test' } as const, data: [], accessKeys: [] },
  { code: null, data: [[Uint8Array.of(1), new Uint8Array(300)] as const], accessKeys: [] },
].map(encodeUniversalStateInit);
const ids = [
  ...people,
  ...contracts,
  ...contracts,
  'new.alice.test',
  'other.bob.test',
  'missing.test',
  'ab'.repeat(32),
  `0x${'12'.repeat(20)}`,
  derived,
  ...universal.map(universalAccountId),
];

const methods = [
  'init',
  'get_greeting',
  'set_greeting',
  'query_greeting',
  'change_greeting_and_check',
  'main',
  'missing',
  '',
];
const args = ['', '{}', '{"greeting":"Howdy"}', '{"hello_id":"hello.test"}', 'not JSON'].map((text) =>
  new TextEncoder().encode(text),
);
const amounts = [0n, 1n, NEAR / 1000n, NEAR, 100n * NEAR, 10n ** 30n, (1n << 128n) - 1n];
const gases = [0n, 1n, TERA, 5n * TERA, 30n * TERA, 100n * TERA, 300n * TERA, (1n << 64n) - 1n];

/** What a chain is asked of when a transaction is made. */
export interface Moment {
  readonly blockHash: Uint8Array;
  readonly height: number;
  /** The key's nonce, if the account has it. */
  nonceOf(accountId: string, key: Signer): bigint | undefined;
}

/** A transaction that mostly may go through, with actions of every kind, and sometimes is wrong in some way. */
export function randomTransaction(tape: Tape, moment: Moment): SignedTransaction {
  const person = tape.below(people.length);
  const signerId = people[person]!;
  const keyPair = tape.below(12) === 11 ? tape.pick(keys) : keyOf(person);
  const nonce = (moment.nonceOf(signerId, keyPair) ?? 0n) + tape.pick([1n, 1n, 1n, 1n, 2n, 1000n, 0n]);
  const isV1 = tape.below(5) === 4;
  const transaction: Transaction = {
    version: isV1 ? 1 : 0,
    signerId,
    publicKey: keyPair.publicKey,
    nonce,
    nonceIndex: isV1 ? tape.pick([null, 0, 1, 3, 65_535]) : null,
    nonceMode: isV1 ? tape.pick(['Monotonic', 'Strict']) : 'Monotonic',
    receiverId: tape.pick(ids),
    blockHash: tape.below(16) === 15 ? new Uint8Array(32) : moment.blockHash,
    actions: Array.from({ length: 1 + tape.below(3) }, () => randomAction(tape, moment)),
  };
  const signature = keyPair.sign(hashOf(encodeTransaction(transaction)));
  if (tape.below(16) === 15) signature.data[5]! ^= 1;
  return signedTransaction(transaction, signature);
}

function randomAction(tape: Tape, moment: Moment): Action {
  return tape.below(14) === 13 ? randomDelegate(tape, moment) : randomPlainAction(tape);
}

function randomPlainAction(tape: Tape): NonDelegateAction {
  const { publicKey } = tape.pick(keys);
  switch (tape.below(17)) {
    case 0:
    case 1:
      return { type: 'Transfer', deposit: tape.pick(amounts) };
    case 2:
    case 3:
    case 4:
    case 5:
      return {
        type: 'FunctionCall',
        methodName: tape.pick(methods),
        args: tape.pick(args),
        gas: tape.pick(gases),
        deposit: tape.pick(amounts),
      };
    case 6:
      return { type: 'CreateAccount' };
    case 7:
      return { type: 'DeployContract', code: randomModule(tape) };
    case 8:
      return { type: 'Stake', stake: tape.pick(amounts), publicKey };
    case 9:
      return { type: 'AddKey', publicKey, accessKey: { nonce: 0n, permission: randomPermission(tape) } };
    case 10:
      return { type: 'DeleteKey', publicKey };
    case 11:
      return { type: 'DeleteAccount', beneficiaryId: tape.pick(ids) };
    case 12:
      return {
        type: 'DeployGlobalContract',
        code: randomModule(tape),
        deployMode: tape.pick(['CodeHash', 'AccountId']),
      };
    case 13:
      return { type: 'UseGlobalContract', contractIdentifier: { type: 'AccountId', accountId: tape.pick(ids) } };
    case 14:
      return tape.pick([
        { type: 'TransferToGasKey', publicKey, deposit: tape.pick(amounts) },
        { type: 'WithdrawFromGasKey', publicKey, amount: tape.pick(amounts) },
      ]);
    case 15:
      return { type: 'UniversalStateInit', stateInit: randomStateInit(tape), deposit: tape.pick(amounts) };
    default:
      return {
        type: 'DeterministicStateInit',
        stateInit: { code: { type: 'CodeHash', hash: codeHash }, data: [] },
        deposit: tape.pick(amounts),
      };
  }
}

/** Mostly canonical. */
function randomStateInit(tape: Tape): Uint8Array {
  const stateInit = tape.pick(universal);
  return tape.below(4) === 3 ? mutate(stateInit, tape, 0) : stateInit;
}

function randomPermission(tape: Tape): AccessKeyPermission {
  const call = {
    allowance: tape.pick([null, ...amounts]),
    receiverId: tape.pick(ids),
    methodNames: tape.pick([[], ['main'], ['']]),
  };
  return tape.pick<AccessKeyPermission>([
    { type: 'FullAccess' },
    { type: 'FunctionCall', ...call },
    { type: 'GasKeyFullAccess', balance: 0n, numNonces: tape.pick([0, 1, 3, 1024, 1025]) },
    { type: 'GasKeyFunctionCall', balance: 0n, numNonces: 2, ...call },
  ]);
}

function randomDelegate(tape: Tape, moment: Moment): Action {
  const person = tape.below(people.length);
  const keyPair = keyOf(person);
  const senderId = people[person]!;
  const delegateAction: DelegateAction = {
    senderId,
    receiverId: tape.pick(ids),
    actions: Array.from({ length: tape.below(3) }, () => randomPlainAction(tape)),
    nonce: (moment.nonceOf(senderId, keyPair) ?? 0n) + tape.pick([1n, 2n, 0n]),
    maxBlockHeight: BigInt(moment.height + tape.pick([100, 1, 0])),
    publicKey: keyPair.publicKey,
  };
  return { type: 'Delegate', delegateAction, signature: keyPair.sign(delegateActionHash(delegateAction)) };
}
