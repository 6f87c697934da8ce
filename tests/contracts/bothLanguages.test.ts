import { readFileSync } from 'node:fs';
import { Account, JsonRpcProvider, KeyPairSigner, actions } from 'near-api-js';
import type { KeyPairString } from 'near-api-js';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createNetwork, keyPairFromSeed } from '../../src/near/index.ts';

const NEAR = 10n ** 24n;
const TERA = 10n ** 12n;
const { publicKey, secretKey } = keyPairFromSeed('alice.test');
type Language = 'rust' | 'typescript';

const wasmOf = (contract: string, language: Language) =>
  new Uint8Array(
    readFileSync(
      new URL(`../../public/contracts/${contract}${language === 'typescript' ? '-ts' : ''}.wasm`, import.meta.url),
    ),
  );

interface Call {
  readonly signer?: string;
  readonly to: string;
  readonly method: string;
  /** Left out, the call has none; a text goes as it is. */
  readonly args?: unknown;
  readonly deposit?: bigint;
  readonly gas?: bigint;
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

const alice = { id: 'alice.test', balance: 1000n * NEAR, publicKey };

/** Performs calls one after the other and tells of each what anyone could see of it, but for gas and the words of a refusal. */
async function perform(language: Language, calls: readonly Call[]) {
  const contract = (id: string, name: string) => ({
    id,
    balance: 100n * NEAR,
    publicKey,
    code: wasmOf(name, language),
  });
  const network = createNetwork({
    accounts: [alice, contract('hello.test', 'hello'), contract('caller.test', 'caller')],
  });
  vi.stubGlobal('fetch', network.fetch);
  const provider = new JsonRpcProvider({ url: 'http://crosscall.invalid' });
  const seen: unknown[] = [];
  for (const { signer = 'alice.test', to, method, args = '', deposit = 0n, gas = 200n * TERA } of calls) {
    const account = new Account(signer, provider, KeyPairSigner.fromSecretKey(secretKey as KeyPairString));
    const bytes = new TextEncoder().encode(typeof args === 'string' ? args : JSON.stringify(args));
    const action = actions.functionCall(method, bytes, gas, deposit);
    const sent = await account.signAndSendTransaction({
      receiverId: to,
      actions: [action],
      waitUntil: 'FINAL',
      throwOnFailure: false,
    });
    const request = { txHash: sent.transaction.hash, accountId: signer, waitUntil: 'FINAL' as const };
    seen.push(whatIsSeen((await provider.viewTransactionStatusWithReceipts(request)) as unknown as StatusWithReceipts));
  }
  network.stop();
  return seen;
}

function whatIsSeen({ status, receipts, receipts_outcome: outcomes }: StatusWithReceipts) {
  const shapes = outcomes.map(({ id, outcome }) => {
    const receipt = receipts.find(({ receipt_id: receiptId }) => receiptId === id);
    const action = receipt?.receipt.Action;
    return {
      way: `${receipt?.predecessor_id ?? ''} → ${receipt?.receiver_id ?? ''}`,
      actions: action?.actions.map(describeAction),
      waitsFor: action?.input_data_ids.length,
      logs: outcome.logs,
      ends: describeStatus(outcome.status),
    };
  });
  return { ends: describeStatus(status), receipts: shapes };
}

function describeAction(action: unknown): unknown {
  const { FunctionCall: call } = action as { FunctionCall?: { method_name: string; args: string; deposit: string } };
  return call === undefined
    ? Object.keys(action as object)[0]
    : { method: call.method_name, args: atob(call.args), deposit: call.deposit };
}

/** A refusal is told in an SDK's own words; that it is one is what counts. */
function describeStatus(status: unknown): unknown {
  const { SuccessValue: value, Failure: failure } = status as {
    SuccessValue?: string;
    Failure?: { ActionError?: { kind?: object } };
  };
  if (failure !== undefined) return `fails: ${Object.keys(failure.ActionError?.kind ?? failure).join()}`;
  return value === undefined
    ? 'goes on in a receipt'
    : `returns ${new TextDecoder().decode(Uint8Array.from(atob(value), (c) => c.charCodeAt(0)))}`;
}

const init: Call = { signer: 'caller.test', to: 'caller.test', method: 'init', args: { hello_id: 'hello.test' } };
const get: Call = { to: 'hello.test', method: 'get_greeting' };
const query: Call = { to: 'caller.test', method: 'query_greeting' };

const scenarios: Readonly<Record<string, readonly Call[]>> = {
  'a greeting is read, changed and read again': [
    get,
    { to: 'hello.test', method: 'set_greeting', args: { greeting: 'Grüße “🌍”\n\u0001' } },
    get,
  ],
  'a greeting is no string': [1, null, undefined, ['a']].flatMap((greeting) => [
    { to: 'hello.test', method: 'set_greeting', args: { greeting } },
    get,
  ]),
  'arguments are no JSON': [
    { to: 'hello.test', method: 'set_greeting', args: '{' },
    { to: 'hello.test', method: 'set_greeting' },
    get,
  ],
  'more arguments come than are named': [
    { to: 'hello.test', method: 'set_greeting', args: { greeting: 'a', more: 1 } },
    get,
  ],
  'a deposit comes where none is taken': [
    { to: 'hello.test', method: 'set_greeting', args: { greeting: 'a' }, deposit: 1n },
    { ...init, deposit: 1n },
    init,
    { to: 'caller.test', method: 'change_greeting', args: { greeting: 'a' }, deposit: 1n },
    { to: 'caller.test', method: 'change_greeting_and_check', args: { greeting: 'a' }, deposit: 1n },
    get,
  ],
  'a deposit comes with a method that only reads': [init, { ...get, deposit: 1n }, { ...query, deposit: 1n }],
  'caller is called before it knows hello': [
    query,
    { to: 'caller.test', method: 'change_greeting', args: { greeting: 'a' } },
  ],
  'caller is told of hello twice': [init, { ...init, args: { hello_id: 'other.test' } }, query],
  'caller is told of no account': ['Not An Account', 'a', '', 7].map((hello_id) => ({ ...init, args: { hello_id } })),
  'caller asks and hears back': [init, query],
  'caller asks an account that is not there': [{ ...init, args: { hello_id: 'nobody.test' } }, query],
  'caller asks an account without a contract': [{ ...init, args: { hello_id: 'alice.test' } }, query],
  'caller changes the greeting': [
    init,
    { to: 'caller.test', method: 'change_greeting', args: { greeting: 'Hi' } },
    get,
  ],
  'caller changes the greeting and learns that it did': [
    init,
    { to: 'caller.test', method: 'change_greeting_and_check', args: { greeting: 'Hi' } },
    get,
  ],
  'caller changes the greeting of nobody and learns that it did not': [
    { ...init, args: { hello_id: 'nobody.test' } },
    { to: 'caller.test', method: 'change_greeting', args: { greeting: 'Hi' } },
    { to: 'caller.test', method: 'change_greeting_and_check', args: { greeting: 'Hi' } },
  ],
  'a stranger calls a callback': [
    init,
    { to: 'caller.test', method: 'query_greeting_callback' },
    { to: 'caller.test', method: 'change_greeting_callback' },
  ],
  'caller itself calls a callback, and no promise stands before it': [
    init,
    { signer: 'caller.test', to: 'caller.test', method: 'query_greeting_callback' },
  ],
  'a method is not there': [{ to: 'hello.test', method: 'nothing' }],
  'the gas is not enough': [init, { ...query, gas: 1n * TERA }],
};

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the contracts in Rust and in TypeScript do the same when', () => {
  it.each(Object.keys(scenarios))(
    '%s',
    async (name) => {
      const calls = scenarios[name] ?? [];
      expect(await perform('typescript', calls)).toEqual(await perform('rust', calls));
    },
    30_000,
  );
});
