import { Account, JsonRpcProvider, KeyPairSigner } from 'near-api-js';
import { lessonStart } from '../../src/cli/networkStart.ts';
import { createNetwork } from '../../src/near/index.ts';
import type { Chain, Genesis } from '../../src/near/index.ts';

type WaitUntil = NonNullable<Parameters<Account['callFunctionRaw']>[0]['waitUntil']>;

/** A call by one of a lesson's people. */
export interface Call {
  readonly by: string;
  readonly to: string;
  readonly method: string;
  readonly args?: object;
  readonly gas?: bigint;
  readonly deposit?: bigint;
  readonly waitUntil?: WaitUntil;
}

/** A lesson's network that makes a block when told to, and people who send through near-api-js. */
export interface SteppedLesson {
  readonly chain: Chain;
  readonly rpc: JsonRpcProvider;
  /** One of the lesson's people, with the key to sign. */
  accountOf(id: string): Account;
  /** Sends, and by default waits for nothing more than that the network has it. */
  send(call: Call): ReturnType<Account['callFunctionRaw']>;
  /** Waits until a transaction that somebody is about to send has arrived. */
  arrival(): Promise<void>;
  /** Makes a block, and lets those who wait for it have their answers. Gives its height. */
  step(): Promise<number>;
}

/** Opens a lesson's network for a test, and closes it afterwards. */
export async function withSteppedLesson<T>(
  lessonId: string,
  use: (lesson: SteppedLesson) => Promise<T>,
  change: (genesis: Genesis) => Genesis = (genesis) => genesis,
): Promise<T> {
  const start = lessonStart(lessonId);
  const network = createNetwork({ genesis: change(start.genesis), pace: { type: 'Manual' } });
  await start.prepare(network.chain);
  const fetchBefore = globalThis.fetch;
  globalThis.fetch = network.fetch as typeof fetch;
  const rpc = new JsonRpcProvider({ url: 'http://embedded.invalid' });
  // One for each person: an account counts the nonces of what it has sent.
  const accounts = new Map(
    Object.entries(start.secretKeys).map(([id, secretKey]) => [
      id,
      new Account(id, rpc, KeyPairSigner.fromSecretKey(secretKey as `ed25519:${string}`)),
    ]),
  );
  const accountOf = (id: string): Account => {
    const account = accounts.get(id);
    if (account === undefined) throw new Error(`${id} signs for nothing in the lesson ${lessonId}.`);
    return account;
  };
  try {
    return await use({
      chain: network.chain,
      rpc,
      accountOf,
      send: ({ by, to, method, args = {}, gas = 30n * 10n ** 12n, deposit = 0n, waitUntil = 'NONE' }) =>
        accountOf(by).callFunctionRaw({ contractId: to, methodName: method, args, gas, deposit, waitUntil }),
      async arrival() {
        while (network.chain.isQuiet()) await new Promise((resolve) => setImmediate(resolve));
      },
      async step() {
        const { height } = network.chain.produceBlock();
        for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
        return height;
      },
    });
  } finally {
    globalThis.fetch = fetchBefore;
    network.stop();
  }
}

/** A method that a receipt called, the block in which it ran, and how it ended. */
export interface RanMethod {
  readonly height: number;
  readonly on: string;
  readonly method: string;
  readonly status: string;
  readonly logs: readonly string[];
}

/** Every method that receipts have called since the lesson began, in the order in which they ran. */
export function ranMethods(chain: Chain): RanMethod[] {
  const ran: RanMethod[] = [];
  for (let height = 101; height <= chain.head().height; height++) {
    const chunks = chain.blockByHeight(height)?.chunks ?? [];
    for (const { id, outcome } of chunks.flatMap(({ outcomes }) => outcomes)) {
      const body = chain.receipt(id)?.receipt.body;
      const [action] = body !== undefined && 'action' in body ? body.action.actions : [];
      const { executorId: on, status, logs } = outcome;
      if (action?.type === 'FunctionCall')
        ran.push({ height, on, method: action.methodName, status: status.type, logs });
    }
  }
  return ran;
}
