import { connectEmbedded } from '../../network/connectEmbedded.ts';
import { pageWorkers } from '../../network/createNetworkWorkers.ts';
import type { Elsewhere } from '../../network/openElsewhere.ts';
import type { LessonGenesis, Network, Pace } from '../../network/types.ts';
import { createSnippetRunner } from '../createSnippetRunner.ts';
import type { ConsoleLine, Run, RunEnd } from '../createSnippetRunner.ts';
import { openFrame } from '../openFrame.ts';
import type { SnippetHost } from '../openFrame.ts';
import type { KnownAccount } from '../protocol.ts';
import { followTransactions } from './followTransactions.ts';
import type { FollowedTransaction, Following } from './followTransactions.ts';
import { readSentTransaction } from './readSentTransaction.ts';

export interface LabOptions {
  readonly genesis: LessonGenesis;
  /** Account ids by the names that snippets import. */
  readonly accounts: Readonly<Record<string, string>>;
  /** The address of the built frame. */
  readonly frameUrl: string;
  /** Another network, where the lesson's accounts stand already; null for the page's own. */
  readonly elsewhere?: Elsewhere | null;
}

export interface LabRunOptions {
  readonly source: string;
  readonly fileName: string;
  readonly pace: Pace;
  /** Start from the block at which the network stands, instead of from the lesson's start: go on, or after `back` fork. */
  readonly onward: boolean;
  /** The network stands where the run begins. */
  onStart(): void;
  onConsole(line: ConsoleLine): void;
  onDropped(lines: number): void;
  onTransactions(transactions: readonly FollowedTransaction[]): void;
  /** The snippet has ended; its receipts may still be running. */
  onEnd(end: RunEnd): void;
}

/** What a run came to, once its receipts have run too. */
export interface LabResult {
  readonly end: RunEnd;
  readonly transactions: readonly FollowedTransaction[];
}

/** A lesson's network and the place where snippets run, together. */
export interface Lab {
  readonly network: Network;
  /** The newest block's height, while the network stands at an earlier one; null otherwise. */
  readonly newest: number | null;
  run(options: LabRunOptions): Promise<LabResult>;
  /** Ends the code and shows the block before. What runs then waits until it is stepped, or run anew from there. */
  back(): Promise<void>;
  /** Shows the next block, or makes it. */
  step(): Promise<void>;
  /** From now on, or from the next run if the network stands at an earlier block. */
  setPace(pace: Pace): Promise<void>;
  stop(): void;
  close(): void;
}

/** Milliseconds that a forked run gets to send its first transaction before blocks go on without it. */
const FORK_PATIENCE = 1500;

const endsAlone = (end: RunEnd): boolean => end.type === 'Finished' || end.type === 'Failed';

/** Joins a network and a host for snippets; the parts are given so that tests can bring their own. */
export function joinLab(network: Network, host: SnippetHost, accounts: LabOptions['accounts']): Lab {
  const runner = createSnippetRunner(network, host);
  const keys = new Map(network.accounts.map(({ id, publicKey }) => [id, publicKey]));
  const known: Record<string, KnownAccount> = Object.fromEntries(
    Object.entries(accounts).map(([name, id]) => [name, { id, publicKey: keys.get(id) ?? null }]),
  );
  let current: { readonly run: Run; readonly following: Following } | null = null;
  let latest = 0;
  let stopped = 0;
  let newest: number | null = null;

  /** The transactions of a stopped snippet run on and are followed; those of an earlier run are not. */
  function leave(): void {
    current?.run.stop();
    current?.following.stop();
    current = null;
  }

  /** What had begun at the block that a run is forked from. */
  const begun = (): readonly FollowedTransaction[] =>
    (current?.following.transactions ?? []).filter(({ trace }) => trace !== null && trace.steps.length > 0);

  return {
    network,
    get newest() {
      return newest;
    },
    async run({ source, fileName, pace, onward, ...on }) {
      const number = ++latest;
      const fork = onward && newest !== null;
      const before = fork ? begun() : [];
      leave();
      newest = null;
      // Other networks go on from where they are, at their own pace.
      if (network.kind === 'embedded') {
        if (!onward) await network.reset();
        if (!fork) await network.setPace(pace);
      }
      if (number !== latest || number === stopped) return { end: { type: 'Stopped' }, transactions: before };
      on.onStart();
      const following = followTransactions(network, on.onTransactions, {
        before,
        changesAtOnce: network.kind === 'embedded' && pace.type === 'Manual',
      });
      const run = runner.run({ source, fileName, accounts: known, onConsole: on.onConsole, onDropped: on.onDropped });
      current = { run, following };
      // Its first transaction stands in the next block, before what is under way there goes on.
      if (fork) {
        await Promise.race([firstSent(network), run.ended, sleep(FORK_PATIENCE)]);
        if (number === latest && newest === null) await network.setPace(pace);
      }
      const end = await run.ended;
      on.onEnd(end);
      if (number === latest)
        await following.settle(endsAlone(end) && (pace.type !== 'Manual' || network.kind === 'url'));
      return { end, transactions: following.transactions };
    },
    async back() {
      newest ??= network.head.height;
      stopped = latest;
      current?.run.stop();
      current?.following.rewind();
      await network.back();
    },
    async step() {
      const { height } = await network.step();
      if (newest !== null && height >= newest) newest = null;
    },
    async setPace(pace) {
      if (newest === null) await network.setPace(pace);
    },
    stop() {
      stopped = latest;
      current?.run.stop();
    },
    close() {
      latest++;
      leave();
      runner.close();
      network.close();
    },
  };
}

function firstSent(network: Network): Promise<void> {
  return new Promise((resolve) => {
    const stop = network.onRequest(({ method, params }) => {
      if (!readSentTransaction(method, params)) return;
      stop();
      resolve();
    });
  });
}

const sleep = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Starts the lesson's network in its worker, or connects to another one, and opens the frame for snippets. */
export async function createLab({ genesis, accounts, frameUrl, elsewhere }: LabOptions): Promise<Lab> {
  const host = openFrame(frameUrl);
  try {
    if (elsewhere) return joinLab(await elsewhere.connect(), host, elsewhere.rename(accounts));
    return joinLab(await connectEmbedded(genesis, pageWorkers.lend()), host, accounts);
  } catch (error) {
    host.close();
    throw error;
  }
}
