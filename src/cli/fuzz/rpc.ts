import fc from 'fast-check';
import { createNetwork } from '../../near/index.ts';
import type { LocalNetwork } from '../../near/index.ts';
import { methodTable } from '../../near/rpc/methodTable.ts';
import { stringifyJson } from '../../near/rpc/json.ts';
import type { Json } from '../../near/rpc/json.ts';
import { greetingAccounts } from '../bench/greetings.ts';
import { changeJson } from './changeJson.ts';
import { check } from './invariant.ts';
import type { Invariant } from './invariant.ts';
import { mutate } from './mutate.ts';
import { recordedRequests } from './recordings.ts';
import { tapes } from './tape.ts';

/** These may change the chain, and do so at once. */
const changing = /^(send_tx|broadcast_tx_|sandbox_)/;

/** Requests of any shape, to the methods of the RPC and by HTTP. */
export async function rpcInvariants(): Promise<readonly Invariant[]> {
  const requests = recordedRequests().filter(({ params }) => stringifyJson(params as Json).length < 20_000);
  const methods = Object.keys(methodTable);
  return [
    {
      name: 'a recorded request with some of its values changed gets an answer, and only what may change the chain does',
      runs: 200,
      property: fc.asyncProperty(tapes(24), async (tape) => {
        const { method, params } = tape.pick(requests);
        await asks(tape.below(8) === 7 ? tape.pick(methods) : method, changeJson(params as Json, tape, 6));
      }),
    },
    {
      name: 'any JSON gets an answer of JSON-RPC',
      runs: 200,
      property: fc.asyncProperty(fc.constantFrom(...methods), fc.jsonValue({ maxDepth: 3 }), (method, params) =>
        asks(method, params as Json),
      ),
    },
    {
      name: 'a recorded body with some bytes changed gets an answer that is JSON, or says why it is none',
      runs: 200,
      property: fc.asyncProperty(tapes(24), async (tape) => {
        const body = stringifyJson({
          jsonrpc: '2.0',
          id: 'fuzz',
          ...(tape.pick(requests) as { readonly method: string }),
        });
        const changed = new TextDecoder().decode(mutate(new TextEncoder().encode(body), tape, 0));
        const { rpc, stop } = network();
        const answer = await rpc.handleHttp({ method: 'POST', path: '/', body: changed });
        stop();
        check([200, 400, 408, 422].includes(answer.status), () => `HTTP status ${answer.status}: ${answer.body}`);
        if (answer.headers['content-type'] === 'application/json') JSON.parse(answer.body);
        check(!isOurFault(answer.body), () => `Our fault: ${answer.body}`);
      }),
    },
    {
      name: 'any HTTP request gets an answer',
      runs: 200,
      property: fc.asyncProperty(
        fc.constantFrom('GET', 'POST', 'HEAD', 'OPTIONS', 'PUT', ''),
        fc.oneof(
          fc.constantFrom('/', '/status', '/health', '/network_info', '/__proto__'),
          fc.string({ unit: 'binary', maxLength: 40 }),
        ),
        fc.option(
          fc.oneof(
            fc.json(),
            fc.string({ unit: 'binary', maxLength: 200 }),
            fc.constantFrom('['.repeat(100_000), deepRequest),
          ),
        ),
        async (method, path, body: unknown) => {
          const { rpc, stop } = network();
          const { status } = await rpc.handleHttp({ method, path, body: body as string | null });
          stop();
          check(status >= 200 && status < 600, () => `HTTP status ${status}`);
        },
      ),
    },
  ];
}

/** A node, too, calls it an internal error when a light client's head is older than the block to prove. */
const isOurFault = (answer: string): boolean =>
  answer.includes('"name":"INTERNAL_ERROR"') && !answer.includes('is ahead of head block');

const people = ['alice.test', 'hello.test', 'caller.test'];
const depth = 20_000;
const deepRequest = `{"jsonrpc":"2.0","method":"status","id":${'['.repeat(depth)}${']'.repeat(depth)}}`;

const template = createNetwork({ accounts: greetingAccounts(), pace: { type: 'Manual' } }).chain;

/** A fresh network each time, so that a failure needs no history. */
function network(): LocalNetwork {
  return createNetwork({ genesis: template.genesis, pollingTimeout: 100, timers: atOnce });
}

/** Timers that do not wait. */
const atOnce = {
  setTimeout: (run: () => void) => setImmediate(run),
  clearTimeout: (handle: unknown) => clearImmediate(handle as NodeJS.Immediate),
};

async function asks(method: string, params: Json): Promise<void> {
  const { rpc, chain, stop } = network();
  const holdings = () => stringifyJson(people.map((id) => chain.stateAt(chain.head(), id).account(id)?.amount ?? null));
  const before = holdings();
  const { httpStatus, body } = await rpc.handle({ jsonrpc: '2.0', id: 'fuzz', method, params });
  stop();
  const answer = body as { readonly jsonrpc?: Json; readonly id?: Json };
  const text = stringifyJson(body);
  check(answer.jsonrpc === '2.0' && answer.id === 'fuzz', () => `No answer of JSON-RPC: ${text}`);
  check(!isOurFault(text), () => `Our fault, HTTP ${httpStatus}: ${text}`);
  if (!changing.test(method)) check(holdings() === before, () => `${method} changed an account`);
}
