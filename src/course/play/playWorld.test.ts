import { describe, expect, it } from 'vitest';
import { worldAccountIds, worldToGenesis } from '../world.ts';
import { worldOf } from '../worlds.ts';
import { contractAccount, playExamples } from './examples.ts';
import { fromLesson } from './fromLesson.ts';
import { readWorld } from './readWorld.ts';
import { lessonTypes } from './lessonTypes.ts';
import { accountIdOf, findProblems, playAccountIds, playGenesis, readBalance, writeBalance } from './playWorld.ts';
import type { PlayAccount, PlayWorld } from './playWorld.ts';

const alice: PlayAccount = { name: 'alice', id: 'alice.test', balance: '100', contract: null, init: null };
const hello = contractAccount('hello');
const world = (...accounts: PlayAccount[]): PlayWorld => ({ accounts, setup: [] });
const problemsOf = (...accounts: PlayAccount[]) => findProblems(world(...accounts), () => 60_000);

describe('a playground’s world', () => {
  it.each([
    ['100', 100n * 10n ** 24n],
    [' 0.5 ', 5n * 10n ** 23n],
    ['0.000000000000000000000001', 1n],
    ['', null],
    ['-1', null],
    ['1e3', null],
    ['1,5', null],
    ['10000000000', null],
  ])('reads “%s” NEAR as %s yoctoNEAR', (text, amount) => {
    expect(readBalance(text)).toBe(amount);
    if (amount !== null) expect(readBalance(writeBalance(amount))).toBe(amount);
  });

  it('makes an account id of a name', () => {
    expect(['alice', 'myToken', 'a1'].map(accountIdOf)).toEqual(['alice.test', 'my-token.test', 'a1.test']);
  });

  it.each<[string, PlayAccount[], string, RegExp]>([
    ['a name that is no identifier', [{ ...alice, name: '1st' }], 'name', /that code can import/],
    ['no name', [{ ...alice, name: '', id: '.test' }], 'name', /that code can import/],
    ['a word of JavaScript', [{ ...alice, name: 'new' }], 'name', /means something else/],
    ['a name of crosscall/lesson', [{ ...alice, name: 'rpc' }], 'name', /means something else/],
    ['the same name twice', [alice, alice], 'name', /another account “alice”/],
    ['the same id twice', [alice, { ...alice, name: 'alicia' }], 'name', /another account alice\.test/],
    ['money that is no number', [{ ...alice, balance: 'much' }], 'balance', /an amount of NEAR/],
    ['too little to store its contract', [{ ...hello, balance: '0.5' }], 'balance', /takes 0\.61 NEAR/],
    [
      'arguments that are no JSON',
      [{ ...hello, init: { methodName: 'init', args: '{a: 1}' } }],
      'init',
      /arguments of init as JSON/,
    ],
  ])('says what is wrong: %s', (_, accounts, field, text) => {
    expect(problemsOf(...accounts)).toEqual([
      { account: accounts.length - 1, field, text: expect.stringMatching(text) as string },
    ]);
  });

  it('says when a file of the reader’s is gone', () => {
    const file = { type: 'File', hash: 'ab', fileName: 'mine.wasm', size: 100 } as const;
    const found = findProblems(world({ ...alice, contract: file }), () => null);
    expect(found.map(({ text }) => text)).toEqual(['mine.wasm is not here any more: open the file again.']);
  });

  it('becomes a genesis in which everybody signs, and contracts call what they first call', () => {
    const caller = contractAccount('caller');
    const genesis = playGenesis(world(alice, caller), (contract) => `/${contract.type}.wasm`);
    expect(genesis).toMatchObject({
      height: 100,
      accounts: [
        { id: 'alice.test', balance: (100n * 10n ** 24n).toString(), signable: true },
        { id: 'caller.test', code: '/Course.wasm', signable: true },
      ],
      setup: [
        { signerId: 'caller.test', receiverId: 'caller.test', methodName: 'init', args: { hello_id: 'hello.test' } },
      ],
    });
  });

  it.each(['hearing-back', 'batches'])('is the lesson’s own when it comes from %s', (id) => {
    const lesson = worldOf(id);
    const genesis = worldToGenesis(lesson, (contract) => `/course/contracts/${contract}.wasm`);
    const carried = fromLesson(genesis, worldAccountIds(lesson));
    expect(playAccountIds(carried)).toEqual(worldAccountIds(lesson));
    expect(readWorld(JSON.parse(JSON.stringify(carried)))).toEqual(carried);
    const again = playGenesis(carried, (contract) =>
      contract.type === 'Course' ? `/course/contracts/${contract.name}.wasm` : '',
    );
    const signing = { ...genesis, accounts: genesis.accounts.map((account) => ({ ...account, signable: true })) };
    expect(again).toEqual(signing);
  });

  it('tells the editor what code can import', () => {
    const types = lessonTypes(world(alice, { ...hello, name: 'my name' }, contractAccount('caller')));
    expect(types).toContain('/** caller.test, with the contract caller; 10 NEAR at the start. */');
    expect(types).toContain('export declare const alice: ReaderAccount;');
    expect(types).not.toContain('my name');
  });

  it('has no problem in any example', () => {
    expect(playExamples.flatMap((example) => findProblems(example.world, () => 100_000))).toEqual([]);
  });
});
