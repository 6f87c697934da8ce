import { existsSync, readFileSync } from 'node:fs';
import { JsonRpcProvider, KeyPairSigner, actions, baseDecode, createTransaction } from 'near-api-js';
import type { KeyPairString } from 'near-api-js';
import { vi } from 'vitest';
import { createNetwork, keyPairFromSeed } from '../../src/near/index.ts';

const NEAR = 10n ** 24n;
const TERA = 10n ** 12n;
const { publicKey, secretKey } = keyPairFromSeed('alice.test');

export type Language = 'rust' | 'typescript';

export interface Call {
  readonly signer?: string;
  readonly to: string;
  readonly method: string;
  /** Left out, the call has none; a text goes as it is. */
  readonly args?: unknown;
  readonly deposit?: bigint;
  readonly gas?: bigint;
}

/** What anyone could see of the calls, but for gas and the words of a refusal. */
export interface Performance {
  readonly calls: readonly SeenCall[];
  /** What the contracts that signed nothing own at the end. */
  readonly balances: Readonly<Record<string, string>>;
}

export interface SeenCall {
  readonly ends: string;
  readonly receipts: readonly object[];
}

interface StatusWithReceipts {
  readonly status: unknown;
  readonly receipts: readonly {
    readonly receipt_id: string;
    readonly predecessor_id: string;
    readonly receiver_id: string;
    readonly receipt: {
      readonly Action?: { readonly actions: readonly unknown[]; readonly input_data_ids: readonly string[] };
    };
  }[];
  readonly receipts_outcome: readonly {
    readonly id: string;
    readonly outcome: { readonly logs: readonly string[]; readonly status: Record<string, unknown> };
  }[];
}

/** The contracts of every scenario: the account, and what is deployed to it. */
const deployed: Readonly<Record<string, string>> = {
  'hello.test': 'hello',
  'caller.test': 'caller',
  'counter.test': 'counter',
  'guestbook.test': 'guestbook',
  'tight.test': 'tight-guestbook',
  'vault.test': 'vault',
  'careless.test': 'careless-vault',
  'forgetful.test': 'forgetful-vault',
  'thief.test': 'thief',
  'forger.test': 'forger',
  'nft.test': 'nft',
  'market.test': 'market',
  'token.test': 'fungible-token',
  'swap.test': 'swap',
  'liar.test': 'liar',
  'payroll.test': 'payroll',
  'trusting.test': 'trusting',
  'card.test': 'card',
  'factory.test': 'factory',
  'train.test': 'counter',
  'hotel.test': 'counter',
  'museum.test': 'counter',
  'agency.test': 'relay',
  'office.test': 'relay',
  'oracle.test': 'oracle',
  'escrow.test': 'escrow',
};

const wasmFile = (name: string) => new URL(`../../public/contracts/${name}.wasm`, import.meta.url);

/** What TypeScript has no words for is there in Rust alone. */
const wasmOf = (contract: string, language: Language) => {
  const file = wasmFile(`${contract}${language === 'typescript' ? '-ts' : ''}`);
  return new Uint8Array(readFileSync(existsSync(file) ? file : wasmFile(contract)));
};

/**
 * Performs calls one step after the other; those of one step are sent together, before the next block.
 * @param others Wasm of contracts that are the same in both languages, by account
 * @returns what could be seen, and the words in which each call that failed was refused
 */
export async function performCalls(
  language: Language,
  steps: readonly (Call | readonly Call[])[],
  others: Readonly<Record<string, Uint8Array>> = {},
) {
  const people = ['alice.test', 'mallory.test'].map((id) => ({ id, balance: 1000n * NEAR, publicKey }));
  const contracts = Object.entries(deployed).map(([id, name]) => ({
    id,
    balance: 100n * NEAR,
    publicKey,
    code: wasmOf(name, language),
  }));
  const strangers = Object.entries(others).map(([id, code]) => ({ id, balance: 100n * NEAR, publicKey, code }));
  const network = createNetwork({ accounts: [...people, ...contracts, ...strangers] });
  vi.stubGlobal('fetch', network.fetch);
  const provider = new JsonRpcProvider({ url: 'http://crosscall.invalid' });
  const send = createSender(provider);

  const calls: SeenCall[] = [];
  const refusals: string[] = [];
  for (const step of steps) {
    network.clock.setPace({ type: 'Manual' });
    const requests = [];
    for (const call of [step].flat() as Call[]) requests.push(await send(call));
    network.clock.setPace({ type: 'Instant' });
    for (const request of requests) {
      const seen = (await provider.viewTransactionStatusWithReceipts(request)) as unknown as StatusWithReceipts;
      calls.push(whatIsSeen(seen));
      refusals.push(JSON.stringify(seen.receipts_outcome.map(({ outcome }) => outcome.status['Failure'] ?? null)));
    }
  }
  const balances: Record<string, string> = {};
  for (const id of Object.keys(deployed)) {
    if (steps.flat().some(({ signer }) => signer === id)) continue; // it paid for gas
    const { amount } = await provider.viewAccount({ accountId: id });
    balances[id] = String(amount);
  }
  network.stop();
  return { seen: { calls, balances } satisfies Performance, refusals };
}

/** Counts nonces itself, so that one account can send twice before a block. */
function createSender(provider: JsonRpcProvider) {
  const signer = KeyPairSigner.fromSecretKey(secretKey as KeyPairString);
  let nonce = 0n;
  return async ({ signer: from = 'alice.test', to, method, args = '', deposit = 0n, gas = 200n * TERA }: Call) => {
    const bytes = new TextEncoder().encode(typeof args === 'string' ? args : JSON.stringify(args));
    const call = actions.functionCall(method, bytes, gas, deposit);
    const block = baseDecode((await provider.viewBlock({ finality: 'final' })).header.hash);
    const transaction = createTransaction(from, await signer.getPublicKey(), to, (nonce += 1n), [call], block);
    const { signedTransaction, txHash } = await signer.signTransaction(transaction);
    await provider.sendTransactionUntil(signedTransaction, 'NONE');
    return { txHash, accountId: from, waitUntil: 'FINAL' as const };
  };
}

function whatIsSeen({ status, receipts, receipts_outcome: outcomes }: StatusWithReceipts): SeenCall {
  const shapes = outcomes.map(({ id, outcome }) => {
    const receipt = receipts.find(({ receipt_id: receiptId }) => receiptId === id);
    const action = receipt?.receipt.Action;
    return {
      way: `${receipt?.predecessor_id ?? ''} → ${receipt?.receiver_id ?? ''}`,
      actions: action?.actions.map((one) => describeAction(one, receipt?.predecessor_id)),
      waitsFor: action?.input_data_ids.length,
      logs: outcome.logs,
      ends: describeStatus(outcome.status),
    };
  });
  return { ends: describeStatus(status), receipts: shapes };
}

/** How much a refund of gas gives back is left out. */
function describeAction(action: unknown, predecessorId = ''): unknown {
  const { FunctionCall: call, Transfer: transfer } = action as {
    FunctionCall?: { method_name: string; args: string; deposit: string };
    Transfer?: object;
  };
  if (transfer !== undefined && predecessorId !== 'system') return transfer;
  return call === undefined
    ? Object.keys(action as object)[0]
    : { method: call.method_name, args: atob(call.args), deposit: call.deposit };
}

/** A refusal is told in an SDK's own words; that it is one is what counts. */
function describeStatus(status: unknown): string {
  const { SuccessValue: value, Failure: failure } = status as {
    SuccessValue?: string;
    Failure?: { ActionError?: { kind?: object } };
  };
  if (failure !== undefined) return `fails: ${Object.keys(failure.ActionError?.kind ?? failure).join()}`;
  return value === undefined
    ? 'goes on in a receipt'
    : `returns ${new TextDecoder().decode(Uint8Array.from(atob(value), (c) => c.charCodeAt(0)))}`;
}
