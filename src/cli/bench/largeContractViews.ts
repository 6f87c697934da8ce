import { readFileSync } from 'node:fs';
import { base64 } from '@scure/base';
import { createNetwork } from '../../near/index.ts';
import { median, time } from './figure.ts';

/** Views one large contract again and again and prints how long the first and the later views took, as JSON. */
const code = new Uint8Array(
  readFileSync(new URL('../../../tests/conformance/chain/contracts/sdk-js-hello.wasm', import.meta.url)),
);
const { rpc } = createNetwork({ accounts: [{ id: 'hello.test', balance: 100n * 10n ** 24n, code }] });

async function view(): Promise<void> {
  const params = {
    request_type: 'call_function',
    finality: 'optimistic',
    account_id: 'hello.test',
    method_name: 'get_greeting',
    args_base64: base64.encode(new TextEncoder().encode('{}')),
  };
  const { body } = await rpc.handle({ jsonrpc: '2.0', id: 1, method: 'query', params });
  if (!JSON.stringify(body).includes('"result":[')) throw new Error(`The view failed: ${JSON.stringify(body)}`);
}

const cold = await time(view);
const later: number[] = [];
for (let i = 0; i < 100; i++) later.push(await time(view));
console.log(JSON.stringify({ cold, warm: median(later.slice(50)) }));
