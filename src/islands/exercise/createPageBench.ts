import type { Bench } from '../../course/exercise/bench.ts';
import { connectEmbedded } from '../../network/connectEmbedded.ts';
import { pageWorkers } from '../../network/createNetworkWorkers.ts';
import type { Network } from '../../network/types.ts';
import { createSnippetRunner } from '../../snippets/createSnippetRunner.ts';
import type { RunEnd } from '../../snippets/createSnippetRunner.ts';
import { openFrame } from '../../snippets/openFrame.ts';

export interface PageBench extends Bench {
  close(): void;
}

/** Where a site keeps what trials need. */
export interface BenchPlaces {
  /** The address of the built frame. */
  readonly frameUrl: string;
  /** The folder with the course's contracts, ending in a slash. */
  readonly contractsUrl: string;
}

/** A bench in a page: each network in a worker, which the next one takes over, snippets in an isolated frame of their own. */
export function createPageBench({ frameUrl, contractsUrl }: BenchPlaces): PageBench {
  const host = openFrame(frameUrl);
  const networks = new Set<Network>();
  return {
    wasm: (contract) => `${contractsUrl}${contract}.wasm`,
    async open(genesis) {
      const network = await connectEmbedded(genesis, pageWorkers.lend());
      networks.add(network);
      return network;
    },
    async runSnippet(network, { source, fileName }, accounts) {
      const keys = new Map(network.accounts.map(({ id, publicKey }) => [id, publicKey]));
      const known = Object.entries(accounts).map(([name, id]) => [name, { id, publicKey: keys.get(id) ?? null }]);
      const console: string[] = [];
      const run = createSnippetRunner(network, host).run({
        source,
        fileName,
        accounts: Object.fromEntries(known),
        onConsole: ({ text }) => console.push(text),
        onDropped: () => {},
      });
      return { console, error: errorText(await run.ended) };
    },
    close() {
      host.kill();
      host.close();
      for (const network of networks) network.close();
    },
  };
}

function errorText(end: RunEnd): string | null {
  switch (end.type) {
    case 'Finished':
      return null;
    case 'Failed':
      return `${end.error.name}: ${end.error.message}`;
    case 'Ended':
      return end.reason;
    case 'Stopped':
      return 'It was stopped.';
    default:
      return end satisfies never;
  }
}
