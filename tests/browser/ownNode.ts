import { serveHttp } from '../../src/cli/serveHttp.ts';
import { createNetwork, keyPairFromSeed } from '../../src/near/index.ts';
import type { KeyPair } from '../../src/near/index.ts';

/** Our own network over HTTP, as `crosscall network` serves it, with one rich account. */
export interface OwnNode {
  readonly url: string;
  readonly accountId: string;
  readonly keyPair: KeyPair;
  close(): Promise<void>;
}

export async function startOwnNode(): Promise<OwnNode> {
  const accountId = 'rich.test';
  const keyPair = keyPairFromSeed(accountId);
  const network = createNetwork({
    accounts: [{ id: accountId, balance: 1000n * 10n ** 24n, publicKey: keyPair.publicKey }],
    pace: { type: 'Interval', milliseconds: 60 },
  });
  const server = await serveHttp(network.rpc, { host: '127.0.0.1', port: 0 });
  return {
    url: server.url,
    accountId,
    keyPair,
    async close() {
      network.stop();
      await server.close();
    },
  };
}
