import type { Bench } from '../course/exercise/bench.ts';
import { connectEmbedded } from '../network/connectEmbedded.ts';
import type { ClosablePort } from '../network/connectEmbedded.ts';
import { serveEmbedded } from '../network/serveEmbedded.ts';
import { lessonKeyPair } from '../network/signCall.ts';
import { contractWasm } from './networkStart.ts';
import { runSnippetFile } from './runSnippetFile.ts';
import { serveHttp } from './serveHttp.ts';

/** A bench in Node: the page's own network in this thread, and snippets as files, run by Node over HTTP on loopback. A snippet's `fileName` is its path. */
export function createNodeBench(): Bench {
  return {
    wasm: contractWasm,
    open: (genesis) => connectEmbedded(genesis, portInThisThread()),
    async runSnippet(network, { fileName }, accounts) {
      const server = await serveHttp(
        { handleHttp: (question) => network.request(question as Parameters<typeof network.request>[0]) },
        { host: '127.0.0.1', port: 0 },
      );
      const keys = network.accounts.map(({ id }) => [id, lessonKeyPair(id).secretKey] as const);
      try {
        return await runSnippetFile(fileName, {
          CROSSCALL_RPC_URL: server.url,
          CROSSCALL_ACCOUNTS: JSON.stringify(accounts),
          CROSSCALL_KEYS: JSON.stringify(Object.fromEntries(keys)),
        });
      } finally {
        await server.close();
      }
    },
  };
}

/** A worker without a worker. */
function portInThisThread(): ClosablePort {
  const { port1, port2 } = new MessageChannel();
  port1.start();
  port2.start();
  serveEmbedded(port2 as never, { fetchCode: (url) => Promise.reject(new Error(`Nothing is fetched here: ${url}.`)) });
  return {
    postMessage: (message) => port1.postMessage(message),
    addEventListener: (type, listener) => port1.addEventListener(type, listener as never),
    terminate: () => port1.close(),
  };
}
