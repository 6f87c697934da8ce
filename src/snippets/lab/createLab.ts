import { connectEmbedded } from '../../network/connectEmbedded.ts';
import type { Elsewhere } from '../../network/openElsewhere.ts';
import type { LessonGenesis, Network, Pace } from '../../network/types.ts';
import { createSnippetRunner } from '../createSnippetRunner.ts';
import type { ConsoleLine, Run, RunEnd } from '../createSnippetRunner.ts';
import { openFrame } from '../openFrame.ts';
import type { SnippetHost } from '../openFrame.ts';
import type { KnownAccount } from '../protocol.ts';
import { followTransactions } from './followTransactions.ts';
import type { FollowedTransaction, Following } from './followTransactions.ts';

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
  /** Start from the state that the last run reached, instead of from the lesson's snapshot. */
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
  run(options: LabRunOptions): Promise<LabResult>;
  stop(): void;
  close(): void;
}

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

  /** The transactions of a stopped snippet run on and are followed; those of an earlier run are not. */
  function leave(): void {
    current?.run.stop();
    current?.following.stop();
    current = null;
  }

  return {
    network,
    async run({ source, fileName, pace, onward, ...on }) {
      const number = ++latest;
      leave();
      // Other networks go on from where they are, at their own pace.
      if (network.kind === 'embedded') {
        if (!onward) await network.reset();
        await network.setPace(pace);
      }
      if (number !== latest || number === stopped) return { end: { type: 'Stopped' }, transactions: [] };
      on.onStart();
      const following = followTransactions(network, on.onTransactions);
      const run = runner.run({ source, fileName, accounts: known, onConsole: on.onConsole, onDropped: on.onDropped });
      current = { run, following };
      const end = await run.ended;
      on.onEnd(end);
      if (number === latest)
        await following.settle(endsAlone(end) && (pace.type !== 'Manual' || network.kind === 'url'));
      return { end, transactions: following.transactions };
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

/** Starts the lesson's network in its worker, or connects to another one, and opens the frame for snippets. */
export async function createLab({ genesis, accounts, frameUrl, elsewhere }: LabOptions): Promise<Lab> {
  const host = openFrame(frameUrl);
  try {
    if (elsewhere) return joinLab(await elsewhere.connect(), host, elsewhere.rename(accounts));
    return joinLab(await connectEmbedded(genesis), host, accounts);
  } catch (error) {
    host.close();
    throw error;
  }
}
