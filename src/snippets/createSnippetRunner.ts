import type { Network } from '../network/types.ts';
import { compile } from './compile.ts';
import type { CompiledSnippet } from './compile.ts';
import { createWatchdog } from './createWatchdog.ts';
import type { SnippetHost } from './openFrame.ts';
import { limits } from './protocol.ts';
import type { ConsoleLevel, KnownAccount, PageMessage, Position, SnippetMessage } from './protocol.ts';
import { readSnippetMessage } from './readSnippetMessage.ts';

/** A line of the snippet's console; `at` is in the reader's own source. */
export interface ConsoleLine {
  readonly level: ConsoleLevel;
  readonly text: string;
  readonly at: Position | null;
}

/** What went wrong in a snippet; `at` is in the reader's own source. */
export interface SnippetError {
  /** `SyntaxError`, `ImportError`, or the name that the thrown error bears. */
  readonly name: string;
  readonly message: string;
  readonly details: string | null;
  readonly at: Position | null;
}

/** How a run ended. */
export type RunEnd =
  | { readonly type: 'Finished' }
  | { readonly type: 'Failed'; readonly error: SnippetError }
  /** By the reader, or by whoever called `stop`. */
  | { readonly type: 'Stopped' }
  /** Ended by us: `reason` is a sentence for the reader. */
  | { readonly type: 'Ended'; readonly reason: string };

export interface Run {
  readonly ended: Promise<RunEnd>;
  stop(): void;
}

export interface RunOptions {
  readonly source: string;
  readonly fileName: string;
  readonly accounts: Readonly<Record<string, KnownAccount>>;
  onConsole(line: ConsoleLine): void;
  /** How many console lines were left out so far. */
  onDropped(lines: number): void;
}

export interface SnippetRunner {
  run(options: RunOptions): Run;
  close(): void;
}

/** The address at which a snippet in the page finds its network. Nothing listens there: requests travel over the port. */
export const lessonRpcUrl = 'https://rpc.lesson.invalid/';

const unreadable =
  'The page could not take this: a request may hold at most 2 MiB, a transaction to be signed 1.5 MiB.';

const endings = {
  Unstarted:
    'The snippet could not be started: its frame did not answer for ten seconds. Reload the page to try again.',
  Loop: 'The snippet was ended: it computed for ten seconds without a pause. Is there a loop that never ends?',
  Quiet:
    'The snippet was ended: for ten seconds nothing happened, and it waited for nothing from the network. Is there an await that never resolves?',
  Flood: 'The snippet was ended: it sent more messages than any run needs.',
} as const;

/** One run from its first message to its end; everything that comes from the worker is judged before it is believed. */
function execute(snippet: CompiledSnippet, options: RunOptions, network: Network, host: SnippetHost): Run {
  const { port1: port, port2: snippetPort } = new MessageChannel();
  const watchdog = createWatchdog(performance.now());
  const toSource = (at: Position | null): Position | null => at && snippet.toSource(at);
  const { promise: ended, resolve } = Promise.withResolvers<RunEnd>();
  let over = false;
  let questions = 0;
  let messages = 0;

  function kill(end: RunEnd): void {
    if (over) return;
    over = true;
    clearInterval(heartbeat);
    port.close();
    host.kill();
    resolve(end);
  }

  function post(message: PageMessage): void {
    if (!over) port.postMessage(message);
  }

  async function answer(id: number, work: Promise<PageMessage>): Promise<void> {
    watchdog.waiting(++questions, performance.now());
    try {
      post(await work);
    } catch (error) {
      post({ type: 'refused', id, reason: error instanceof Error ? error.message : String(error) });
    }
    watchdog.waiting(--questions, performance.now());
  }

  function take(message: SnippetMessage): void {
    const now = performance.now();
    if (message.type === 'pong') return watchdog.alive(now);
    watchdog.progress(now);
    switch (message.type) {
      case 'console':
        return options.onConsole({ level: message.level, text: message.text, at: toSource(message.at) });
      case 'dropped':
        return options.onDropped(message.lines);
      case 'request': {
        const { id } = message;
        return void answer(
          id,
          network.request(message.request).then((response) => ({ type: 'response', id, response })),
        );
      }
      case 'sign': {
        const { id } = message;
        return void answer(
          id,
          network.sign(message.accountId, message.payload).then((signature) => ({ type: 'signature', id, signature })),
        );
      }
      case 'error':
        return kill({ type: 'Failed', error: { ...message.error, at: toSource(message.error.at) } });
      case 'done':
        return kill({ type: 'Finished' });
      default:
        return message satisfies never;
    }
  }

  port.onmessage = ({ data }) => {
    if (over) return;
    if (++messages > limits.messages) return kill({ type: 'Ended', reason: endings.Flood });
    const message = readSnippetMessage(data);
    if (message) return take(message);
    // Whoever waits for an answer is told; everything else that makes no sense is left alone.
    const id = (data as { id?: unknown } | null)?.id;
    if (typeof id === 'number') post({ type: 'refused', id, reason: unreadable });
  };
  port.onmessageerror = () => {};

  const heartbeat = setInterval(() => {
    const verdict = watchdog.verdict(performance.now());
    if (verdict) kill({ type: 'Ended', reason: endings[messages === 0 ? 'Unstarted' : verdict] });
    else post({ type: 'ping' });
  }, 500);

  const { fileName, code, imports } = snippet;
  const { accounts } = options;
  const broken = (reason: string): void => kill({ type: 'Ended', reason: `The snippet could not go on. ${reason}` });
  host.start({ type: 'start', fileName, code, imports, accounts, rpcUrl: lessonRpcUrl }, snippetPort, broken);
  return { ended, stop: () => kill({ type: 'Stopped' }) };
}

/** Runs snippets against a network, one at a time: a new run ends the one before. */
export function createSnippetRunner(network: Network, host: SnippetHost): SnippetRunner {
  let current: Run | null = null;
  return {
    run(options) {
      current?.stop();
      const compiled = compile(options.source, options.fileName);
      if (!compiled.ok) {
        const error = { ...compiled.error, details: null };
        return { ended: Promise.resolve({ type: 'Failed', error }), stop: () => {} };
      }
      current = execute(compiled.snippet, options, network, host);
      return current;
    },
    close() {
      current?.stop();
      host.close();
    },
  };
}
