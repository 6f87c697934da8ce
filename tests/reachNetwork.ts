import { createNetwork, keyPairFromSeed } from '../src/near/index.ts';
import type { Reach } from '../src/network/reach.ts';

/** Our own network with one rich account, asked as another host is, without a host. */
export function reachNetwork(id = 'rich.test') {
  const payer = { id, keyPair: keyPairFromSeed(id) };
  const network = createNetwork({
    accounts: [{ id: payer.id, balance: 1000n * 10n ** 24n, publicKey: payer.keyPair.publicKey }],
    pace: { type: 'Instant' },
  });
  const asked: string[] = [];
  const reach: Reach = async ({ method, body }) => {
    asked.push((JSON.parse(body ?? '{}') as { method?: string }).method ?? '');
    const answer = await network.rpc.handleHttp({ method, path: '/', body });
    return {
      type: 'Answered',
      status: answer.status,
      contentType: 'application/json',
      retryAfter: null,
      body: answer.body,
    };
  };
  return { network, payer, reach, asked };
}
