import { fileURLToPath } from 'node:url';
import { Account, JsonRpcProvider, KeyPairSigner } from 'near-api-js';
import { describe, expect, it } from 'vitest';
import { lessonStart } from '../../src/cli/networkStart.ts';
import { runLesson } from '../../src/cli/runLesson.ts';
import { stepOf } from '../../src/course/facts.ts';
import { createNetwork } from '../../src/near/index.ts';

const start = lessonStart('hearing-back');

/** What the lessons and their quizzes say without showing it in their own run. */
describe('the claims of A2', () => {
  it('the callback runs though hello failed, and finds a status without bytes', async () => {
    const run = await runLesson(
      'hearing-back',
      fileURLToPath(new URL('claims/callback-after-failure.ts', import.meta.url)),
    );
    expect(run.error).toBeNull();
    expect(run.console).toEqual(['null']);
    expect(stepOf(run, 'get_greeting')?.status.type).toBe('Failure');
    expect(stepOf(run, 'query_greeting_callback')?.logs).toEqual(['hello did not answer']);
  }, 30_000);

  it('in the gap anybody may call caller, methods that write as well', async () => {
    const network = createNetwork({ genesis: start.genesis, pace: { type: 'Manual' } });
    start.prepare(network.chain);
    const { chain } = network;
    const fetchBefore = globalThis.fetch;
    globalThis.fetch = network.fetch as typeof fetch;
    try {
      const rpc = new JsonRpcProvider({ url: 'http://embedded.invalid' });
      const accountOf = (id: string) =>
        new Account(id, rpc, KeyPairSigner.fromSecretKey(start.secretKeys[id] as `ed25519:${string}`));
      const call = (id: string, methodName: string, args: object) =>
        accountOf(id).callFunctionRaw({ contractId: 'caller.test', methodName, args, waitUntil: 'NONE' });
      await call('alice.test', 'query_greeting', {});
      chain.produceBlock();
      await call('bob.test', 'change_greeting', { greeting: 'Ahoj' });
      const blocks = Array.from({ length: 3 }, () => chain.produceBlock());
      const ranOnCaller = blocks.map(({ height, chunks }) => {
        const receipts = chunks.flatMap(({ incomingReceipts }) => incomingReceipts);
        const called = receipts.flatMap(({ receiverId, body }) =>
          receiverId === 'caller.test' && body.type === 'Action'
            ? body.action.actions.flatMap((action) => (action.type === 'FunctionCall' ? [action.methodName] : []))
            : [],
        );
        return [height, called] as const;
      });
      // The callback arrives in block 103 and waits; what runs there is bob's call.
      expect(ranOnCaller).toEqual([
        [102, ['query_greeting']],
        [103, ['change_greeting', 'query_greeting_callback']],
        [104, []],
      ]);
      const ran = (height: number) =>
        chain
          .blockByHeight(height)
          ?.chunks.flatMap(({ outcomes }) => outcomes.filter(({ outcome }) => outcome.executorId === 'caller.test'));
      expect(ran(103)?.map(({ outcome }) => outcome.status.type)).toEqual(['SuccessReceiptId']);
      expect(ran(104)?.flatMap(({ outcome }) => outcome.logs)).toEqual(['hello says Hello']);
    } finally {
      globalThis.fetch = fetchBefore;
      network.stop();
    }
  }, 30_000);
});
