import { readFileSync } from 'node:fs';
import { actions } from 'near-api-js';
import type { Action } from 'near-api-js';
import { describe, expect, it } from 'vitest';
import { contractWasm, genesisToStart } from '../../src/cli/networkStart.ts';
import { worldToGenesis } from '../../src/course/world.ts';
import { worldOf } from '../../src/course/worlds.ts';
import { createNetwork } from '../../src/near/index.ts';
import { forkRuns } from '../../src/network/forkRuns.ts';
import { withSteppedLesson } from './steppedLesson.ts';
import type { SteppedLesson } from './steppedLesson.ts';

const TERA = 10n ** 12n;
const NEAR = 10n ** 24n;
const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

/** Somebody signs one transaction, and all of it runs. */
async function send(lesson: SteppedLesson, by: string, receiverId: string, ...batch: Action[]) {
  const sent = lesson.accountOf(by).signAndSendTransaction({
    receiverId,
    actions: batch,
    waitUntil: 'FINAL',
    throwOnFailure: false,
  });
  await lesson.arrival();
  for (let i = 0; i < 12; i++) await lesson.step();
  const { status, receipts_outcome: receipts } = await sent;
  const text = JSON.stringify([status, ...receipts.map(({ outcome }) => outcome.status)]);
  return { text, value: 'SuccessValue' in Object(status) ? atob(Object(status).SuccessValue) : null };
}

const make = (method: string, name: string, deposit: bigint, text = 'I am Ann.'): Action =>
  actions.functionCall(method, { name, text }, 100n * TERA, deposit);
const init = actions.functionCall('init', { owner_id: 'alice.test', text: 'Hi' }, 10n * TERA, 0n);
const view = ({ rpc }: SteppedLesson, contractId: string, method: string): Promise<unknown> =>
  rpc.callFunction({ contractId, method, args: {} });

/** What D5 and its quiz say without showing it in their own run. */
describe('the claims of D5', () => {
  it('an account makes accounts one part below its own name, and no others', async () => {
    await withSteppedLesson('factories', async (lesson) => {
      const born = [actions.createAccount(), actions.transfer(NEAR)];
      expect((await send(lesson, 'alice.test', 'zoe.factory.test', ...born)).text).toContain('CreateAccountNotAllowed');
      expect((await send(lesson, 'alice.test', 'zoe.alice.test', ...born)).text).not.toContain('Failure');
      await send(lesson, 'alice.test', 'factory.test', make('create', 'ann', 2n * NEAR));
      const below = await send(lesson, 'alice.test', 'factory.test', make('create', 'b.ann', 2n * NEAR));
      expect(below.text).toContain('CreateAccountNotAllowed');
      expect(below.value).toBe('false');
    });
  }, 30_000);

  it('too little money is nobody’s fault in particular, and the order of code and money does not matter', async () => {
    await withSteppedLesson('factories', async (lesson) => {
      const { text, value } = await send(lesson, 'alice.test', 'factory.test', make('create', 'ann', NEAR / 2n));
      expect(text).toMatch(/"index":null,"kind":\{"LackBalanceForState"/);
      expect(value).toBe('false');
      const code = contractWasm('card');
      const late = [actions.createAccount(), actions.deployContract(code), init, actions.transfer(NEAR)];
      expect((await send(lesson, 'alice.test', 'card.alice.test', ...late)).text).not.toContain('Failure');
    });
  }, 30_000);

  it('a card has other code when its owner wants it, and what it keeps stays', async () => {
    await withSteppedLesson('factories', async (lesson) => {
      await send(lesson, 'alice.test', 'factory.test', make('create', 'ann', 2n * NEAR));
      const code = latin1(contractWasm('hello'));
      const upgrade = actions.functionCall('upgrade', { code }, 100n * TERA, 0n);
      expect((await send(lesson, 'mallory.test', 'ann.factory.test', upgrade)).text).toContain('only the owner may');
      expect((await send(lesson, 'alice.test', 'ann.factory.test', upgrade)).text).not.toContain('Failure');
      await expect(view(lesson, 'ann.factory.test', 'get_text')).rejects.toThrow();
      const { values } = await lesson.rpc.viewContractState({ contractId: 'ann.factory.test' });
      expect(atob(values[0]!.value)).toContain('I am Ann.');
    });
  }, 30_000);

  it('code by its hash stays what it is; code of an account changes for all who name that account', async () => {
    await withSteppedLesson('factories', async (lesson) => {
      const hello = contractWasm('hello');
      const counter = contractWasm('counter');
      const putUp = (code: Uint8Array, by: 'codeHash' | 'accountId') =>
        send(lesson, 'alice.test', 'alice.test', actions.deployGlobalContract(code, by));
      await putUp(hello, 'codeHash');
      await putUp(hello, 'accountId');
      const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', hello.slice()));
      const naming = { byhash: { codeHash: hash }, one: { accountId: 'alice.test' }, two: { accountId: 'alice.test' } };
      for (const [name, identifier] of Object.entries(naming))
        await send(
          lesson,
          'bob.test',
          `${name}.bob.test`,
          actions.createAccount(),
          actions.useGlobalContract(identifier),
        );
      expect(await view(lesson, 'one.bob.test', 'get_greeting')).toBe('Hello');
      await putUp(counter, 'accountId');
      for (const name of ['one', 'two']) expect(await view(lesson, `${name}.bob.test`, 'get_count')).toBe(0);
      expect(await view(lesson, 'byhash.bob.test', 'get_greeting')).toBe('Hello');
    });
  }, 30_000);

  it('shared code that nobody has put up makes no card, and the money comes back', async () => {
    await withSteppedLesson('factories', async (lesson) => {
      const { text, value } = await send(lesson, 'alice.test', 'factory.test', make('create_shared', 'ann', NEAR));
      expect(text).toContain('GlobalContractDoesNotExist');
      expect(value).toBe('false');
      const { amount } = await lesson.rpc.viewAccount({ accountId: 'alice.test' });
      expect(100n * NEAR - BigInt(amount)).toBeLessThan(NEAR / 10n);
    });
  }, 30_000);

  it('770 bytes of storage are free, and not one more', async () => {
    await withSteppedLesson('factories', async (lesson) => {
      const code = contractWasm('card');
      await send(lesson, 'alice.test', 'alice.test', actions.deployGlobalContract(code, 'codeHash'));
      const bytesFor = async (name: string, text: string) => {
        await send(lesson, 'bob.test', 'factory.test', make('create_shared', name, 0n, text));
        return (await lesson.rpc.viewAccount({ accountId: `${name}.factory.test` })).storage_usage;
      };
      const base = (await bytesFor('ann', 'x')) - 1;
      expect(await bytesFor('ben', 'x'.repeat(770 - base))).toBe(770);
      await expect(bytesFor('cat', 'x'.repeat(771 - base))).rejects.toThrow();
    });
  }, 30_000);

  it('code in the Wasm of the factory is paid for at every call', async () => {
    const burntBy = async (factory: Uint8Array) => {
      const genesis = worldToGenesis(worldOf('factories'), (name) =>
        name === 'factory' ? factory : contractWasm(name),
      );
      const start = genesisToStart(genesis);
      const { chain } = createNetwork({ genesis: start.genesis, pace: { type: 'Manual' } });
      await start.prepare(chain);
      const call = { signerId: 'alice.test', receiverId: 'factory.test', methodName: 'get_cards', args: {} };
      return Number(forkRuns(chain)(call)![0]!.outcome.gasBurnt);
    };
    const plain = contractWasm('factory');
    // As a custom section: to load it costs what it costs as data.
    const withCard = Buffer.concat([plain, customSection(contractWasm('card'))]);
    const more = (await burntBy(new Uint8Array(withCard))) - (await burntBy(plain));
    expect((more / 1e12).toFixed(2)).toBe('0.08');
  }, 30_000);

  it('near-sdk-js knows nothing of global contracts', () => {
    const types = readFileSync(new URL('../../public/compiler/types.json', import.meta.url), 'utf8');
    expect(types).not.toMatch(/global_?contract/i);
  });
});

function customSection(bytes: Uint8Array): Uint8Array {
  const body = Uint8Array.of(1, 'c'.charCodeAt(0), ...bytes);
  return Uint8Array.of(0, ...leb128(body.length), ...body);
}

function leb128(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...leb128(value >> 7)];
}
