import type { Block, Chain, LocalNetwork } from '../near/index.ts';
import { equalBytes } from '../near/primitives/hash.ts';
import type { SignedTransaction } from '../near/primitives/transaction.ts';
import { signCall } from './signCall.ts';
import type { LessonSchedule, ScheduledCall } from './types.ts';

/** The transactions that a lesson itself sends while the reader's run. */
export interface Schedule {
  /** One of them will still be sent if blocks go on coming. */
  readonly pending: boolean;
  /** Forgets the run: the chain goes back to where runs begin. */
  restart(): void;
}

/**
 * Sends a schedule's calls as the chain's blocks come, so that each stands in the same block in every run. What has been sent is read from the
 * chain, so a chain that goes back to an earlier block gets it sent again.
 */
export function followSchedule(network: LocalNetwork, schedule: LessonSchedule): Schedule {
  const { chain, clock } = network;
  const sent = new Map<ScheduledCall, SignedTransaction>();
  const refused = new Set<ScheduledCall>();
  let first: number | null = null;
  let release: (() => void) | null = null;

  const stands = (call: ScheduledCall): boolean => {
    const hash = sent.get(call)?.hash;
    return hash !== undefined && (chain.isInPool(hash) || chain.transaction(hash) !== undefined);
  };
  const open = (): readonly ScheduledCall[] => schedule.calls.filter((call) => !refused.has(call) && !stands(call));
  const pending = (): boolean => first !== null && open().some(({ when }) => when === 'Quiet' || 'block' in when);

  function send(call: ScheduledCall): void {
    const waiting = schedule.calls.filter((other) => {
      const hash = sent.get(other)?.hash;
      return other.signerId === call.signerId && hash !== undefined && chain.isInPool(hash);
    });
    const transaction = signCall(chain, call, waiting.length);
    if (transaction === null || chain.submit(transaction).type === 'Refused') return void refused.add(call);
    sent.set(call, transaction);
  }

  /** In the order in which they are listed; a `Quiet` one lets those behind it wait. */
  function sendDue(block: Block): void {
    if (first === null) return;
    for (const call of open()) {
      const { when } = call;
      if (when === 'Quiet') {
        if (!chain.isQuiet()) return;
        send(call);
        return;
      }
      const due = 'block' in when ? block.height + 1 >= first + when.block : ranIn(chain, block, when);
      if (due) send(call);
    }
  }

  /** Blocks come while they are counted, and while something waits for its turn. */
  function keepGoing(): void {
    if (pending()) release ??= clock.hold();
    else {
      release?.();
      release = null;
    }
  }

  function begin(): void {
    first = schedule.from === 'Start' ? chain.head().height + 1 : null;
    sendDue(chain.head());
    keepGoing();
  }

  chain.onBlock((block) => {
    if (first !== null && block.height < first && schedule.from !== 'Start') first = null;
    if (first === null && holdsForeign(block, [...sent.values()])) first = block.height;
    sendDue(block);
    keepGoing();
  });
  begin();
  return {
    get pending() {
      return pending();
    },
    restart() {
      sent.clear();
      refused.clear();
      begin();
    },
  };
}

const holdsForeign = (block: Block, own: readonly SignedTransaction[]): boolean =>
  block.chunks.some((chunk) =>
    chunk.transactions.some(({ hash }) => !own.some((transaction) => equalBytes(transaction.hash, hash))),
  );

/** Whether a method ran on an account in this block. */
function ranIn(chain: Chain, block: Block, { after, on }: { readonly after: string; readonly on: string }): boolean {
  return block.chunks.some((chunk) =>
    chunk.outcomes.some(({ id, outcome }) => {
      if (outcome.executorId !== on) return false;
      const body = chain.receipt(id)?.receipt.body;
      const actions = body?.type === 'Action' ? body.action.actions : [];
      return actions.some((action) => action.type === 'FunctionCall' && action.methodName === after);
    }),
  );
}
