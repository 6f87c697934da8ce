import { formatPublicKey } from '../near/primitives/key.ts';
import { connectUrl } from './connectUrl.ts';
import { createEndpoints } from './endpoints.ts';
import type { Endpoints } from './endpoints.ts';
import { isRecord } from './portProtocol.ts';
import type { Reach } from './reach.ts';
import type { KeyedAccount } from './sendTransaction.ts';
import { createKeyPair, giveBack, randomLetters, settleLesson } from './settleLesson.ts';
import { describeTrouble } from './trouble.ts';
import type { LessonGenesis, Network } from './types.ts';

export interface ElsewhereOptions {
  readonly urls: readonly string[];
  readonly genesis: LessonGenesis;
  /** An account and its key, or the address of a faucet that makes one. */
  readonly payer: KeyedAccount | { readonly faucet: string };
  /** yoctoNEAR, for all of the lesson's accounts together. */
  readonly limit: bigint;
  /** What an interrupted try has begun; filled here, so that the next try goes on with it. */
  readonly begun: Begun;
  readonly reach: Reach;
  readonly fetchCode: (url: string) => Promise<Uint8Array>;
  readonly onProgress: (sentence: string) => void;
  /** Waits so many milliseconds. */
  readonly pause?: (milliseconds: number) => Promise<void>;
}

export interface Begun {
  readonly accounts: Map<string, KeyedAccount>;
  /** The account that a faucet has made. */
  given?: KeyedAccount;
}

/** A lesson that stands on another network. It holds the keys of the lesson's accounts there, and no other key. */
export interface Elsewhere {
  /** As the node calls it. */
  readonly networkId: string;
  readonly payerId: string;
  readonly accountIds: readonly string[];
  connect(): Promise<Network>;
  /** The lesson's account ids, by any names, as they are there. */
  rename(accounts: Readonly<Record<string, string>>): Readonly<Record<string, string>>;
  /** Deletes the accounts in favour of the payer; tells how many could not be deleted. */
  giveBack(): Promise<number>;
}

/** Seconds that an account may take to appear. */
const MOST_LOOKS = 20;
/** Where a lesson's play money would be real. */
const REAL_MONEY = 'mainnet';

/** Brings a lesson to another network, and keeps what runs there need. The payer's key is dropped once this resolves. */
export async function openElsewhere(options: ElsewhereOptions): Promise<Elsewhere> {
  const { urls, genesis, limit, begun, reach, fetchCode, onProgress } = options;
  const endpoints = createEndpoints({ urls, reach });
  onProgress('Asking the network who it is…');
  const networkId = await chainIdOf(endpoints);
  if (networkId === REAL_MONEY)
    throw new Error('This is mainnet, where money is real. Lessons run on a sandbox or on the testnet.');
  const payer =
    'faucet' in options.payer
      ? (begun.given ??= await takeFromFaucet(options, options.payer.faucet, endpoints))
      : options.payer;
  const { accounts } = begun;
  await settleLesson({ endpoints, genesis, payer, limit, accounts, fetchCode, onProgress });
  const payerId = payer.id;
  const signable = genesis.accounts.filter((account) => account.signable).flatMap(({ id }) => accounts.get(id) ?? []);
  const keys = new Map(signable.map(({ id, keyPair }) => [id, keyPair]));
  return {
    networkId,
    payerId,
    accountIds: [...accounts.values()].map(({ id }) => id),
    connect: () => connectUrl({ endpoints, keys }),
    rename: (names) =>
      Object.fromEntries(Object.entries(names).map(([name, id]) => [name, accounts.get(id)?.id ?? id])),
    giveBack: () => giveBack(endpoints, payerId, accounts),
  };
}

async function chainIdOf(endpoints: Endpoints): Promise<string> {
  const status = await endpoints.ask('status', []);
  return isRecord(status) ? String(status['chain_id']) : '';
}

/** Gets an account from the faucet, and waits until the network shows it. */
async function takeFromFaucet(
  { reach, onProgress, pause = sleep }: ElsewhereOptions,
  faucet: string,
  endpoints: Endpoints,
): Promise<KeyedAccount> {
  const account = await askFaucet(faucet, reach, onProgress);
  for (let look = 0; look < MOST_LOOKS; look++) {
    const seen = await endpoints
      .ask('query', { request_type: 'view_account', finality: 'optimistic', account_id: account.id })
      .catch(() => null);
    if (seen !== null) return account;
    await pause(1000);
  }
  throw new Error(
    `The faucet promised the account ${account.id}, but it has not appeared. Try again, or use an account of your own.`,
  );
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

async function askFaucet(faucet: string, reach: Reach, onProgress: (sentence: string) => void): Promise<KeyedAccount> {
  onProgress('Asking the faucet for an account…');
  const account = { id: `crosscall-${randomLetters(8)}.testnet`, keyPair: createKeyPair() };
  const body = JSON.stringify({
    newAccountId: account.id,
    newAccountPublicKey: formatPublicKey(account.keyPair.publicKey),
  });
  const answer = await reach({ url: faucet, method: 'POST', body, timeout: 60_000 });
  const instead = 'Wait a while, or use an account of your own.';
  if (answer.type === 'Refused') throw new Error(answer.reason);
  if (answer.type !== 'Answered')
    throw new Error(
      `The faucet: ${describeTrouble({ url: faucet, type: answer.type, detail: '' })} Or use an account of your own.`,
    );
  if (answer.status === 429) throw new Error(`The faucet gives no more accounts for now. ${instead}`);
  if (answer.status >= 300) throw new Error(`The faucet made no account (HTTP ${answer.status}). ${instead}`);
  return account;
}
