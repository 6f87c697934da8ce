import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { runLesson } from '../../src/cli/runLesson.ts';
import { stepOf } from '../../src/course/facts.ts';
import { ranMethods, withSteppedLesson } from './steppedLesson.ts';

/** What A2 and its quiz say without showing it in their own run. */
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
    const ran = await withSteppedLesson('hearing-back', async ({ chain, send, step }) => {
      await send({ by: 'alice.test', to: 'caller.test', method: 'query_greeting' });
      await step();
      const args = { greeting: 'Ahoj' };
      await send({ by: 'bob.test', to: 'caller.test', method: 'change_greeting', args });
      for (let i = 0; i < 3; i++) await step();
      return ranMethods(chain).filter(({ on }) => on === 'caller.test');
    });
    expect(ran).toEqual([
      { height: 102, on: 'caller.test', method: 'query_greeting', status: 'SuccessReceiptId', logs: [] },
      { height: 103, on: 'caller.test', method: 'change_greeting', status: 'SuccessReceiptId', logs: [] },
      {
        height: 104,
        on: 'caller.test',
        method: 'query_greeting_callback',
        status: 'SuccessValue',
        logs: ['hello says Hello'],
      },
    ]);
  }, 30_000);
});
