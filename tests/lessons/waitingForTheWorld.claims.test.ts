import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { assemble } from '../../src/cli/bench/assemble.ts';
import { contractWasm } from '../../src/cli/networkStart.ts';
import type { Genesis } from '../../src/near/index.ts';
import { ranMethods, withSteppedLesson } from './steppedLesson.ts';
import type { SteppedLesson } from './steppedLesson.ts';

const LESSON = 'waiting-for-the-world';
const NEAR = 10n ** 24n;
const TERA = 10n ** 12n;

const buys = { by: 'alice.test', to: 'escrow.test', method: 'buy', args: { parcel: '17' }, deposit: 2n * NEAR };
const buy = ({ send }: SteppedLesson, gas = 60n * TERA) => send({ ...buys, gas });
const answer = ({ send }: SteppedLesson, text: string, by = 'bob.test') =>
  send({ by, to: 'oracle.test', method: 'answer', args: { id: 0, answer: text } });

async function stepTo({ chain, step }: SteppedLesson, height: number): Promise<void> {
  while (chain.head().height < height) await step();
}

async function balanceOf({ rpc }: SteppedLesson, accountId: string): Promise<bigint> {
  return BigInt((await rpc.viewAccount({ accountId, blockQuery: { finality: 'optimistic' } })).amount);
}

const open = ({ rpc }: SteppedLesson) =>
  rpc.callFunction({ contractId: 'oracle.test', method: 'get_open', args: {}, blockQuery: { finality: 'optimistic' } });

/** What has run, as `304 on_answer`; with a mark if it failed. */
const ran = ({ chain }: SteppedLesson): string[] =>
  ranMethods(chain).map(({ height, method, status }) => `${height} ${method}${status === 'Failure' ? ' ✕' : ''}`);

/** An answer that runs in a given block. */
async function answeredIn(height: number): Promise<string[]> {
  return withSteppedLesson(LESSON, async (lesson) => {
    await buy(lesson);
    await stepTo(lesson, height - 2);
    await answer(lesson, 'yes');
    await stepTo(lesson, height + 3);
    return ran(lesson).slice(2);
  });
}

/** A contract that tries to resume what it is given the number of. */
const resumer = assemble(`
  (import "env" "input" (func $input (param i64)))
  (import "env" "read_register" (func $read (param i64 i64)))
  (import "env" "promise_yield_resume" (func $resume (param i64 i64 i64 i64) (result i32)))
  (import "env" "value_return" (func $return (param i64 i64)))
  (memory (export "memory") 1)
  (data (i32.const 100) "\\22yes\\22")
  (func (export "try")
    (call $input (i64.const 0))
    (call $read (i64.const 0) (i64.const 0))
    (i32.store8 (i32.const 200)
      (i32.add (i32.const 48) (call $resume (i64.const 32) (i64.const 0) (i64.const 5) (i64.const 100))))
    (call $return (i64.const 1) (i64.const 200)))`);

/** What D6 and its quiz say without showing it in their own runs. */
describe('the claims of D6', () => {
  it('a question of block 103 that nobody answers is over in block 304, and the money back with alice', async () => {
    await withSteppedLesson(LESSON, async (lesson) => {
      const before = await balanceOf(lesson, 'alice.test');
      await buy(lesson);
      await stepTo(lesson, 303);
      expect(ran(lesson)).toEqual(['102 buy', '103 ask']);
      const waiting = before - (await balanceOf(lesson, 'alice.test')) - 2n * NEAR;
      expect(Number(waiting) / 1e24).toBeCloseTo(0.031, 3);
      await stepTo(lesson, 308);
      expect(ran(lesson).slice(2)).toEqual(['304 on_answer', '305 on_delivery']);
      expect(Number(before - (await balanceOf(lesson, 'alice.test'))) / 1e24).toBeCloseTo(0.001, 3);
      expect(await open(lesson)).toEqual([]);
    });
  }, 30_000);

  it('an answer in block 304 may still be in time, and one in 305 finds no question', async () => {
    expect(await answeredIn(304)).toEqual(['304 answer', '305 on_answer', '306 on_delivery']);
    expect(await answeredIn(305)).toEqual(['304 on_answer', '305 answer ✕', '305 on_delivery']);
  }, 30_000);

  it('oracle takes answers from bob alone, one for each question', async () => {
    await withSteppedLesson(LESSON, async (lesson) => {
      await buy(lesson);
      await stepTo(lesson, 103);
      await answer(lesson, 'yes', 'mallory.test');
      await stepTo(lesson, 105);
      expect(await open(lesson)).toEqual([[0, 'Has parcel 17 arrived?']]);
      await answer(lesson, 'no');
      await lesson.step();
      await answer(lesson, 'yes');
      await stepTo(lesson, 110);
      expect(ran(lesson).slice(2)).toEqual([
        '105 answer ✕',
        '107 answer',
        '108 answer ✕',
        '108 on_answer',
        '109 on_delivery',
      ]);
      const why = lesson.chain.blockByHeight(108)?.chunks.flatMap(({ outcomes }) => outcomes) ?? [];
      expect(JSON.stringify(why, (_, one: unknown) => (typeof one === 'bigint' ? String(one) : one))).toContain(
        'no such question is open',
      );
      expect(await balanceOf(lesson, 'shop.test')).toBe(100n * NEAR);
    });
  }, 30_000);

  it('1024 bytes may be sent, and of a longer answer nothing stays', async () => {
    await withSteppedLesson(LESSON, async (lesson) => {
      await buy(lesson);
      await stepTo(lesson, 103);
      await answer(lesson, 'x'.repeat(1023)); // and two quotation marks
      await stepTo(lesson, 105);
      expect(await open(lesson)).toHaveLength(1);
      await answer(lesson, 'x'.repeat(1022));
      await stepTo(lesson, 109);
      expect(ran(lesson).slice(2)).toEqual(['105 answer ✕', '107 answer', '108 on_answer', '109 on_delivery']);
    });
  }, 30_000);

  it('only oracle’s own account can resume what it has put aside', async () => {
    await withSteppedLesson(LESSON, async (lesson) => {
      await buy(lesson);
      await stepTo(lesson, 103);
      const { values } = await lesson.rpc.viewContractState({
        contractId: 'oracle.test',
        blockQuery: { finality: 'optimistic' },
      });
      const entry = values
        .map(({ value }) => Buffer.from(value, 'base64'))
        .find((bytes) => bytes.includes('parcel 17'));
      if (entry === undefined) throw new Error('The question is not in oracle’s state.');
      const yieldId = new Uint8Array(entry.subarray(4 + entry.readUInt32LE(0)).subarray(0, 32));
      void lesson.accountOf('mallory.test').deployContract(resumer);
      await lesson.arrival();
      await stepTo(lesson, 106);
      const trying = lesson.send({
        by: 'mallory.test',
        to: 'mallory.test',
        method: 'try',
        args: yieldId,
        waitUntil: 'EXECUTED_OPTIMISTIC',
      });
      await new Promise((resolve) => setTimeout(resolve, 20));
      await stepTo(lesson, 110);
      expect((await trying).status).toEqual({ SuccessValue: Buffer.from('0').toString('base64') });
      expect(ran(lesson)).not.toContain(expect.stringContaining('on_answer'));
    });
  }, 30_000);

  it('a node answers after ten seconds that it is still being executed, and near-api-js asks again', async () => {
    await withSteppedLesson(LESSON, async (lesson) => {
      const asked: string[] = [];
      const { fetch } = globalThis;
      globalThis.fetch = (async (url: string, init: { body: string }) => {
        const { method, params } = JSON.parse(init.body) as { method: string; params?: { wait_until?: string } };
        const response = await fetch(url, init);
        if (method === 'send_tx' && params?.wait_until !== 'NONE')
          asked.push(`${lesson.chain.head().height} ${response.status}`);
        return response;
      }) as typeof fetch;
      let paid: unknown = 'pending';
      void lesson
        .accountOf('alice.test')
        .callFunction({
          contractId: 'escrow.test',
          methodName: 'buy',
          args: buys.args,
          deposit: buys.deposit,
          gas: 60n * TERA,
        })
        .then((value) => (paid = value));
      await lesson.arrival();
      await stepTo(lesson, 125);
      // 17 blocks are 10.2 seconds.
      expect(asked).toEqual(['118 408']);
      expect(paid).toBe('pending');
      await answer(lesson, 'yes');
      await stepTo(lesson, 132);
      await expect.poll(() => paid, { timeout: 10_000 }).toBe(true);
      expect(asked).toEqual(['118 408', '132 200']);
    });
  }, 30_000);

  it.each(['yes', 'no', null])(
    'escrow in TypeScript does the same when oracle hears %s',
    async (word) => {
      const inTypeScript = (genesis: Genesis): Genesis => ({
        ...genesis,
        records: genesis.records.map((record) =>
          record.type === 'Contract' && record.accountId === 'escrow.test'
            ? { ...record, code: contractWasm('escrow-ts') }
            : record,
        ),
      });
      await withSteppedLesson(
        LESSON,
        async (lesson) => {
          await buy(lesson, 150n * TERA);
          await stepTo(lesson, 103);
          if (word !== null) await answer(lesson, word);
          await stepTo(lesson, 310);
          expect((await balanceOf(lesson, 'shop.test')) - 100n * NEAR).toBe(word === 'yes' ? 2n * NEAR : 0n);
          const delivery = ranMethods(lesson.chain).find(({ method }) => method === 'on_delivery');
          expect(delivery?.logs).toEqual(word === null ? ['nobody answered'] : []);
        },
        inTypeScript,
      );
    },
    30_000,
  );

  it('the SDK for TypeScript has no words for it', () => {
    const types = readFileSync(new URL('../../public/compiler/types.json', import.meta.url), 'utf8');
    expect(types).toContain('promiseBatchThen');
    expect(types).not.toMatch(/yield/i);
  });
});
