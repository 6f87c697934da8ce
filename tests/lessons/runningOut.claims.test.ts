import { describe, expect, it } from 'vitest';
import { compileInNode } from '../../src/cli/compileInNode.ts';
import { contractWasm, genesisToStart } from '../../src/cli/networkStart.ts';
import { worldToGenesis } from '../../src/course/world.ts';
import { worldOf } from '../../src/course/worlds.ts';
import { createNetwork } from '../../src/near/index.ts';
import type { Chain } from '../../src/near/index.ts';
import { runFrom, forkRuns } from '../../src/network/forkRuns.ts';
import type { ForkedCall } from '../../src/network/forkRuns.ts';
import type { SetupCall } from '../../src/network/types.ts';

const TERA = 10n ** 12n;
/** Gas for a byte of a key that is written. */
const KEY_BYTE = 70_482_867n;
interface Told {
  readonly counted: boolean;
  readonly pending: unknown;
  readonly entries: number;
}

/** The lesson’s network, gone back to its start before each call. */
async function openForks(counter?: Uint8Array) {
  const wasmOf = (name: string) => (name === 'counter-ts' && counter ? counter : contractWasm(name));
  const start = genesisToStart(worldToGenesis(worldOf('running-out'), wasmOf));
  const { chain } = createNetwork({ genesis: start.genesis, pace: { type: 'Manual' } });
  await start.prepare(chain);
  const run = forkRuns(chain);
  return { chain, sign: (...budget: Budget) => run(signing(...budget)) ?? expect.fail('It was refused.') };
}

type Budget = readonly [signer: string, counterGgas: number, callbackGgas: number];

const signing = (...[signerId, counter, callback]: Budget): SetupCall => ({
  signerId,
  receiverId: 'guestbook.test',
  methodName: 'sign',
  args: { text: 'I was here.', counter_ggas: counter, callback_ggas: callback },
  gas: `${20n * TERA}`,
});

function look(chain: Chain, author: string): Told {
  const view = (id: string, method: string, args: object): unknown => {
    const seen = chain.view(chain.head(), id, method, new TextEncoder().encode(JSON.stringify(args)));
    return seen.type === 'Success' ? JSON.parse(new TextDecoder().decode(seen.result)) : expect.fail(seen.type);
  };
  return {
    counted: view('counter.test', 'has_counted', { name: author }) as boolean,
    pending: view('guestbook.test', 'get_pending', { author }),
    entries: (view('guestbook.test', 'get_entries', {}) as readonly unknown[]).length,
  };
}

const ends = (called: readonly ForkedCall[]) =>
  called.map(({ methodName, outcome }) => `${methodName} ${outcome.status.type === 'Failure' ? 'fails' : 'ends well'}`);
/** What an outcome holds, to look for words in it. */
const textOf = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? `${inner}` : inner));

const bob: Budget = ['bob.test', 1000, 5000];
const mallory: Budget = ['mallory.test', 6000, 300];
const alice: Budget = ['alice.test', 10_000, 10_000];
const enough: Budget = ['bob.test', 6000, 5000];

/** What C3 and its quiz say without showing it in their own run. */
describe('the claims of C3', () => {
  it('the three ends: what ran, and what is left', async () => {
    const { chain, sign } = await openForks();
    expect(ends(sign(...alice))).toEqual(['sign fails']);
    expect(look(chain, 'alice.test')).toEqual({ counted: false, pending: null, entries: 0 });
    expect(ends(sign(...bob))).toEqual(['sign ends well', 'count fails', 'sign_callback ends well']);
    expect(look(chain, 'bob.test')).toEqual({ counted: false, pending: null, entries: 0 });
    expect(ends(sign(...mallory))).toEqual(['sign ends well', 'count ends well', 'sign_callback fails']);
    expect(look(chain, 'mallory.test')).toEqual({ counted: true, pending: 'I was here.', entries: 0 });
    sign(...enough);
    expect(look(chain, 'bob.test')).toEqual({ counted: true, pending: null, entries: 1 });
  }, 30_000);

  it('counter wants almost 5 Tgas', async () => {
    const { sign } = await openForks();
    const counted = (ggas: number) => ends(sign('bob.test', ggas, 5000))[1];
    expect([4800, 5000].map(counted)).toEqual(['count fails', 'count ends well']);
  }, 30_000);

  it.each([alice, bob, mallory])(
    'who signed pays for all that was burnt, and contracts pay nothing: %s',
    async (...budget) => {
      const { chain } = await openForks();
      const ids = ['bob.test', 'mallory.test', 'alice.test', 'guestbook.test', 'counter.test'];
      const balances = () => ids.map((id) => chain.stateAt(chain.head(), id).account(id)?.amount ?? 0n);
      const before = balances();
      const from = chain.head().height + 1;
      runFrom(chain, chain.snapshot(), signing(...budget));
      const burnt = Array.from({ length: chain.head().height - from + 1 }, (_, index) =>
        chain.blockByHeight(from + index),
      )
        .flatMap((block) => block?.chunks.flatMap(({ outcomes }) => outcomes) ?? [])
        .reduce((sum, { outcome }) => sum + outcome.tokensBurnt, 0n);
      const paid = balances().map((balance, index) => (before[index] ?? 0n) - balance);
      expect(paid).toEqual(ids.map((id) => (id === budget[0] ? burnt : 0n)));
      expect(burnt).toBeGreaterThan(0n);
    },
    30_000,
  );

  it('a method that runs out after both promises were made, and returned, leaves nothing either', async () => {
    const { chain, sign } = await openForks();
    const called = sign('alice.test', 10_000, 7100);
    expect(ends(called)).toEqual(['sign fails']);
    expect(look(chain, 'alice.test')).toEqual({ counted: false, pending: null, entries: 0 });
    expect(textOf(sign(...alice)[0]?.outcome.metadata)).not.toContain('promise_return');
    expect(textOf(called[0]?.outcome.metadata)).toContain('promise_return');
    // The guestbook itself stands under “STATE”; the note comes after it, and its key was not written any more.
    const ofKeys = ([first]: readonly ForkedCall[]) => first?.outcome.metadata?.profile.host['storage_write_key_byte'];
    expect(ofKeys(called)).toBe(5n * KEY_BYTE);
    expect(ofKeys(sign('alice.test', 10_000, 5000))).toBe((5n + 1n + 4n + BigInt('alice.test'.length)) * KEY_BYTE);
  }, 30_000);

  it('a callback hears of a counter that ran out what it hears of one that refused', async () => {
    const { chain, sign } = await openForks();
    const outcomeOf = (called: readonly ForkedCall[]) => {
      const { logs, status } = called.at(-1)?.outcome ?? expect.fail('There is no callback.');
      return { logs, status };
    };
    const ranOut = outcomeOf(sign(...bob));
    sign(...enough);
    const refused = forkRuns(chain)(signing(...enough)) ?? [];
    expect(ends(refused)).toEqual(['sign ends well', 'count fails', 'sign_callback ends well']);
    expect(
      JSON.stringify(refused[1]?.outcome.status, (_, value: unknown) =>
        typeof value === 'bigint' ? `${value}` : value,
      ),
    ).toContain('has been counted already');
    expect(outcomeOf(refused)).toEqual(ranOut);
  }, 30_000);

  it('bob may come again with more, and finds all as it was', async () => {
    const { chain, sign } = await openForks();
    sign(...bob);
    expect(ends(forkRuns(chain)(signing(...enough)) ?? [])).toEqual([
      'sign ends well',
      'count ends well',
      'sign_callback ends well',
    ]);
    expect(look(chain, 'bob.test')).toEqual({ counted: true, pending: null, entries: 1 });
  }, 30_000);

  it('an endless loop has the same message, and burns all that is attached', async () => {
    const endless = await compileInNode(`import { NearBindgen, call } from 'near-sdk-js';

@NearBindgen({})
export class Endless {
  @call({})
  count(): void {
    for (;;);
  }
}
`);
    const { sign } = await openForks(endless);
    const [, count] = sign('bob.test', 10_000, 5000);
    const { outcome, attached } = count ?? expect.fail('Counter was not asked.');
    // Bob’s counter burns all of its 1 Tgas, too; beside it there are the fees of a call.
    const fees = (sign(...bob)[1]?.outcome.gasBurnt ?? 0n) - TERA;
    expect(outcome.gasBurnt).toBe(attached + fees);
    expect(textOf(outcome.status)).toContain('Exceeded the prepaid gas');
  }, 60_000);
});
