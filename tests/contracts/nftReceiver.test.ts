import { afterEach, describe, expect, it, vi } from 'vitest';
import { compileInNode } from '../../src/cli/compileInNode.ts';
import { nftReady } from './nft.scenarios.ts';
import { performCalls } from './performCalls.ts';
import type { Call } from './performCalls.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

/** Is handed tokens, and does with them what `msg` says. */
const keeper = `
import { NearBindgen, NearPromise, call, near } from 'near-sdk-js';
@NearBindgen({})
export class Keeper {
  @call({})
  nft_on_transfer({ token_id, msg }) {
    if (msg === 'panics') throw new Error('no, thank you');
    const nft = NearPromise.new(near.predecessorAccountId());
    const approve = JSON.stringify({ token_id, account_id: 'counter.test' });
    if (msg === 'approves') nft.functionCall('nft_approve', approve, 10n ** 21n, 20_000_000_000_000n).build();
    const onward = JSON.stringify({ token_id, receiver_id: 'mallory.test' });
    if (msg === 'passes it on') nft.functionCall('nft_transfer', onward, 1n, 20_000_000_000_000n).build();
    if (msg === 'passes it on' || msg === 'approves') return NearPromise.new(near.currentAccountId()).functionCall('wait', '', 0n, 20_000_000_000_000n);
    return { keeps: false, 'gives back': true, 'talks nonsense': 'perhaps', 'says nothing': undefined }[msg];
  }
  @call({})
  wait() {
    return true;
  }
}`;

const approve: Call = {
  to: 'nft.test',
  method: 'nft_approve',
  args: { token_id: 'dawn', account_id: 'hello.test' },
  deposit: 10n ** 21n,
};
const handOver = (msg: string): Call => ({
  to: 'nft.test',
  method: 'nft_transfer_call',
  args: { receiver_id: 'keeper.test', token_id: 'dawn', msg },
  deposit: 1n,
  gas: 300n * 10n ** 12n,
});
const dawn: Call = { to: 'nft.test', method: 'nft_token', args: { token_id: 'dawn' } };
/** The token has one approval when it is handed over. */
const steps = (msg: string): readonly Call[] => [...nftReady, approve, handOver(msg), dawn];

interface Ending {
  readonly owner: string;
  readonly approvals: object;
  /** What is kept for approvals, in yoctoNEAR. */
  readonly held: bigint;
}
const home: Ending = { owner: 'alice.test', approvals: { 'hello.test': 1 }, held: 10n ** 21n };
const endings: Readonly<Record<string, Ending>> = {
  keeps: { owner: 'keeper.test', approvals: {}, held: 0n },
  'gives back': home,
  'talks nonsense': home,
  'says nothing': home,
  panics: home,
  approves: home,
  'passes it on': { owner: 'mallory.test', approvals: {}, held: 0n },
};

describe('a token is handed to a contract that', () => {
  it.each(Object.entries(endings))(
    '%s',
    async (msg, { owner, approvals, held }) => {
      const others = { 'keeper.test': await compileInNode(keeper) };
      const rust = await performCalls('rust', steps(msg), others);
      const typescript = await performCalls('typescript', steps(msg), others);
      expect(typescript.seen).toEqual(rust.seen);
      const token = { token_id: 'dawn', owner_id: owner, metadata: { title: 'Dawn' }, approved_account_ids: approvals };
      expect(rust.seen.calls.at(-1)?.ends).toBe(`returns ${JSON.stringify(token)}`);
      expect(rust.seen.calls.at(-2)?.ends).toBe(`returns ${String(owner !== 'alice.test')}`);
      // Besides, a yoctoNEAR came with each transfer, and stays.
      expect((BigInt(rust.seen.balances['nft.test'] ?? 0) - 100n * 10n ** 24n) / 1000n).toBe(held / 1000n);
    },
    30_000,
  );
});
