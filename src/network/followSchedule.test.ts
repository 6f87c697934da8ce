import { beforeEach, describe, expect, it } from 'vitest';
import { lessonStart } from '../cli/networkStart.ts';
import { createNetwork } from '../near/index.ts';
import type { Block, LocalNetwork } from '../near/index.ts';
import { followSchedule } from './followSchedule.ts';
import { signCall } from './signCall.ts';
import type { LessonSchedule, ScheduledCall, ScheduledMoment } from './types.ts';

const call = (signerId: string, greeting: string, when: ScheduledMoment): ScheduledCall => ({
  signerId,
  receiverId: 'hello.test',
  methodName: 'set_greeting',
  args: { greeting },
  when,
});

describe('a schedule', () => {
  let network: LocalNetwork;

  beforeEach(async () => {
    const start = lessonStart('hearing-back');
    network = createNetwork({ genesis: start.genesis, pace: { type: 'Manual' } });
    await start.prepare(network.chain);
  });

  const readerCalls = () =>
    network.chain.submit(
      signCall(network.chain, {
        signerId: 'alice.test',
        receiverId: 'caller.test',
        methodName: 'query_greeting',
        args: {},
      }) ?? expect.fail('alice.test is gone.'),
    );

  /** Makes blocks for as long as anything asks for one; gives who signed what in which. */
  function runOut(pending: () => boolean): string[] {
    const signed: string[] = [];
    const note = ({ height, chunks }: Block) =>
      chunks.forEach(({ transactions }) =>
        transactions.forEach(({ transaction }) => signed.push(`${height} ${transaction.signerId}`)),
      );
    const stop = network.chain.onBlock(note);
    for (let blocks = 0; blocks < 30 && (pending() || !network.chain.isQuiet()); blocks++) network.clock.step();
    stop();
    return signed;
  }

  const follow = (schedule: LessonSchedule) => followSchedule(network, schedule);

  it('counts blocks from the reader’s first transaction, and sends nothing before it', () => {
    const schedule = follow({
      from: 'Reader',
      calls: [call('bob.test', 'Ciao', { block: 2 }), call('bob.test', 'Ahoj', { block: 2 })],
    });
    network.clock.step();
    expect(schedule.pending).toBe(false);
    readerCalls();
    expect(runOut(() => schedule.pending)).toEqual(['102 alice.test', '104 bob.test', '104 bob.test']);
    expect(schedule.pending).toBe(false);
  });

  it('sends a call in the block after a method ran', () => {
    const schedule = follow({
      from: 'Reader',
      calls: [call('bob.test', 'Ciao', { after: 'get_greeting', on: 'hello.test' })],
    });
    readerCalls();
    // get_greeting runs in 103, its callback in 104: there bob's transaction stands.
    expect(runOut(() => schedule.pending)).toEqual(['101 alice.test', '104 bob.test']);
  });

  it('goes through a list of calls, each when all before it is over', () => {
    const schedule = follow({
      from: 'Start',
      calls: [
        call('alice.test', 'Ciao', { block: 0 }),
        call('bob.test', 'Ahoj', 'Quiet'),
        call('alice.test', 'Hi', 'Quiet'),
      ],
    });
    // Each takes three blocks: transaction, receipt, refund.
    expect(runOut(() => schedule.pending)).toEqual(['101 alice.test', '104 bob.test', '107 alice.test']);
  });

  it('sends all again when the chain goes back to where runs begin', () => {
    const snapshot = network.chain.snapshot();
    const schedule = follow({ from: 'Reader', calls: [call('bob.test', 'Ciao', { block: 1 })] });
    for (let run = 0; run < 2; run++) {
      readerCalls();
      expect(runOut(() => schedule.pending)).toEqual(['101 alice.test', '102 bob.test']);
      network.chain.restore(snapshot);
      schedule.restart();
    }
  });

  it('leaves out a call that the network refuses', () => {
    const schedule = follow({ from: 'Start', calls: [call('nobody.test', 'Ciao', { block: 0 })] });
    expect(runOut(() => schedule.pending)).toEqual([]);
  });
});
