import { base58 } from '@scure/base';
import { keyPairFromSecretKey } from '../near/keyPair.ts';
import type { KeyPair } from '../near/keyPair.ts';
import type { Action } from '../near/primitives/action.ts';
import { isValidAccountId } from '../near/primitives/accountId.ts';
import { hashOf } from '../near/primitives/hash.ts';
import type { PublicKey } from '../near/primitives/key.ts';
import type { Endpoints } from './endpoints.ts';
import { isRecord } from './portProtocol.ts';
import { fetchSetup, setupArguments } from './setupArguments.ts';
import { sendTransaction } from './sendTransaction.ts';
import type { KeyedAccount } from './sendTransaction.ts';
import { RpcRefusal } from './trouble.ts';
import type { LessonAccount, LessonGenesis, SetupCall } from './types.ts';

export interface SettleOptions {
  readonly endpoints: Endpoints;
  readonly genesis: LessonGenesis;
  /** Pays, and becomes the parent of the lesson's accounts. */
  readonly payer: KeyedAccount;
  /** yoctoNEAR: what leaves the payer for the lesson's accounts, at most; gas comes on top, far below 0.1 NEAR. */
  readonly limit: bigint;
  /** The lesson's own account ids to those of an earlier, interrupted try; filled as accounts are thought up. */
  readonly accounts: Map<string, KeyedAccount>;
  readonly fetchCode: (url: string) => Promise<Uint8Array>;
  readonly onProgress: (sentence: string) => void;
}

const NEAR = 10n ** 24n;
const STORAGE_PRICE = 10n ** 19n;
/** What a contract gets beyond the price of its code's storage: state, and the gas of setting it up. */
const CONTRACT_ALLOWANCE = NEAR / 2n;
/** Below this a person can hardly pay for calls. */
const LEAST_FOR_A_PERSON = NEAR / 10n;
const SETUP_GAS = 100_000_000_000_000n;

/**
 * Brings a lesson's accounts and contracts to a network: each account as a sub-account of the payer, with a fresh key
 * and the payer's; contracts deployed and set up where they are missing. What an interrupted try has done is not done again.
 */
export async function settleLesson(options: SettleOptions): Promise<void> {
  const { endpoints, genesis, payer, accounts, onProgress } = options;
  const codes = await fetchCodes(options);
  const setup = await fetchSetup(genesis.setup ?? [], options.fetchCode);
  const amounts = shareOut(genesis.accounts, codes, setup, options.limit);
  thinkUp(genesis.accounts, payer.id, accounts);
  for (const { id } of genesis.accounts) {
    const account = keyed(accounts, id);
    if ((await codeHashOf(endpoints, account.id)) !== null) continue;
    onProgress(`Making ${account.id}…`);
    await sendTransaction(endpoints, payer, account.id, [
      { type: 'CreateAccount' },
      { type: 'Transfer', deposit: amounts.get(id) ?? 0n },
      fullAccess(account.keyPair.publicKey),
      // So that nothing is lost when the fresh key is.
      fullAccess(payer.keyPair.publicKey),
    ]);
  }
  for (const [id, code] of codes) {
    const account = keyed(accounts, id);
    if ((await codeHashOf(endpoints, account.id)) === base58.encode(hashOf(code))) continue;
    onProgress(`Deploying ${account.id}…`);
    const calls = setup.filter(({ signerId, receiverId }) => signerId === id && receiverId === id);
    await sendTransaction(endpoints, account, account.id, [
      { type: 'DeployContract', code },
      ...calls.map((call) => setupAction(call, accounts)),
    ]);
  }
}

/** Deletes the lesson's accounts; what they still hold goes to the payer. Tells how many could not be deleted. */
export async function giveBack(
  endpoints: Endpoints,
  payerId: string,
  accounts: ReadonlyMap<string, KeyedAccount>,
): Promise<number> {
  const deletions = [...accounts.values()].map((account) =>
    sendTransaction(endpoints, account, account.id, [{ type: 'DeleteAccount', beneficiaryId: payerId }]),
  );
  const ends = await Promise.allSettled(deletions);
  return ends.filter(({ status }) => status === 'rejected').length;
}

/** A new key that nobody knows. */
export function createKeyPair(): KeyPair {
  return keyPairFromSecretKey(`ed25519:${base58.encode(crypto.getRandomValues(new Uint8Array(32)))}`);
}

/** A few letters that nobody has taken. */
export function randomLetters(length: number): string {
  return [...crypto.getRandomValues(new Uint8Array(length))]
    .map((byte) => 'abcdefghijkmnpqrstuvwxyz23456789'[byte % 32])
    .join('');
}

async function fetchCodes({ genesis, fetchCode }: SettleOptions): Promise<ReadonlyMap<string, Uint8Array>> {
  const contracts = genesis.accounts.flatMap(({ id, code }) => (code === undefined ? [] : [{ id, code }]));
  return new Map(
    await Promise.all(
      contracts.map(async ({ id, code }) => [id, typeof code === 'string' ? await fetchCode(code) : code] as const),
    ),
  );
}

/** Contracts get what their code costs and a little more; people share the rest of the limit, as much as the lesson gives them at most. */
function shareOut(
  accounts: readonly LessonAccount[],
  codes: ReadonlyMap<string, Uint8Array>,
  setup: readonly SetupCall[],
  limit: bigint,
): ReadonlyMap<string, bigint> {
  const amounts = new Map(
    [...codes].map(([id, code]) => {
      const kept = setup.reduce((sum, call) => sum + (call.receiverId === id ? (call.code?.length ?? 0) : 0), 0);
      return [id, BigInt(code.length + kept) * STORAGE_PRICE + CONTRACT_ALLOWANCE];
    }),
  );
  const people = accounts.filter(({ id }) => !codes.has(id));
  const forContracts = [...amounts.values()].reduce((sum, amount) => sum + amount, 0n);
  const share = people.length === 0 ? 0n : (limit - forContracts) / BigInt(people.length);
  const least = forContracts + LEAST_FOR_A_PERSON * BigInt(people.length);
  if (limit < least)
    throw new Error(
      `This lesson’s accounts need ${formatNear(least)} NEAR; the limit is ${formatNear(limit)} NEAR. Set a higher one.`,
    );
  for (const { id, balance } of people) amounts.set(id, share < BigInt(balance) ? share : BigInt(balance));
  return amounts;
}

function formatNear(amount: bigint): string {
  return (Number((amount + NEAR / 100n - 1n) / (NEAR / 100n)) / 100).toString();
}

function thinkUp(lesson: readonly LessonAccount[], parent: string, accounts: Map<string, KeyedAccount>): void {
  const suffix = randomLetters(5);
  for (const { id } of lesson) {
    if (accounts.get(id)?.id.endsWith(`.${parent}`)) continue;
    const newId = `${id.split('.')[0]}-${suffix}.${parent}`;
    if (!isValidAccountId(newId))
      throw new Error(
        `No accounts can be made below “${parent}”: ${newId} is no account id. Take a named account, with a short name.`,
      );
    accounts.set(id, { id: newId, keyPair: createKeyPair() });
  }
}

function keyed(accounts: ReadonlyMap<string, KeyedAccount>, id: string): KeyedAccount {
  const account = accounts.get(id);
  if (account === undefined) throw new Error(`The lesson has no account ${id}.`);
  return account;
}

/** Null when there is no such account. */
async function codeHashOf(endpoints: Endpoints, id: string): Promise<string | null> {
  try {
    const account = await endpoints.ask('query', {
      request_type: 'view_account',
      finality: 'optimistic',
      account_id: id,
    });
    return isRecord(account) && typeof account['code_hash'] === 'string' ? account['code_hash'] : null;
  } catch (error) {
    if (error instanceof RpcRefusal && error.kind === 'UNKNOWN_ACCOUNT') return null;
    throw error;
  }
}

function fullAccess(publicKey: PublicKey): Action {
  return { type: 'AddKey', publicKey, accessKey: { nonce: 0n, permission: { type: 'FullAccess' } } };
}

function setupAction(
  { methodName, args, code, gas, deposit }: SetupCall,
  accounts: ReadonlyMap<string, KeyedAccount>,
): Action {
  const renamed = JSON.stringify(setupArguments({ args, code }), (_, value: unknown) =>
    typeof value === 'string' ? (accounts.get(value)?.id ?? value) : value,
  );
  return {
    type: 'FunctionCall',
    methodName,
    args: new TextEncoder().encode(renamed),
    gas: gas === undefined ? SETUP_GAS : BigInt(gas),
    deposit: BigInt(deposit ?? '0'),
  };
}
