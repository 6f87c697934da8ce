import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Chain } from '../../near/index.ts';
import { createGenesis } from '../../near/index.ts';
import { createChain } from '../../near/chain/createChain.ts';
import type { ShardLayout } from '../../near/chain/types.ts';
import { equalBytes } from '../../near/primitives/hash.ts';
import { keyHandle } from '../../near/primitives/keyHandle.ts';
import { loadPostQuantum } from '../../near/primitives/signature.ts';
import { heavyCurves, loadHeavyCurves } from '../../near/vm/host/heavyCurves.ts';
import { NEAR, runUntilQuiet, submit as submitAsAlice, TERA } from '../bench/ownChain.ts';
import { check } from './invariant.ts';
import type { Invariant } from './invariant.ts';
import { keyOf, people, randomTransaction } from './randomTransaction.ts';
import type { Moment } from './randomTransaction.ts';
import { tapes } from './tape.ts';
import type { Tape } from './tape.ts';

/** More than any mix of these needs; a yield waits for 200. */
const MOST_BLOCKS = 300;

const courseContract = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`../../../public/contracts/${name}.wasm`, import.meta.url)));

const oneShard: ShardLayout = { boundaryAccounts: [], shardIds: [0] };
/** Everybody has somebody elsewhere to send to. */
const threeShards: ShardLayout = { boundaryAccounts: ['bob.test', 'caller.test'], shardIds: [4, 7, 1] };

/** Mixes of transactions, good and bad; in several shards, of which some miss chunks, too. */
export async function transactionInvariants(): Promise<readonly Invariant[]> {
  await loadHeavyCurves(heavyCurves);
  await loadPostQuantum();
  return [...invariantsOn(oneShard, 30, ''), ...invariantsOn(threeShards, 20, ' in three shards')];
}

function invariantsOn(layout: ShardLayout, runs: number, where: string): readonly Invariant[] {
  const start = startOn(layout);
  const supply = balances(start, new Set(['validator', ...people, 'hello.test', 'caller.test']));
  return [
    {
      name: `no mix of transactions${where} makes or loses tokens, and what is refused changes nothing`,
      runs,
      property: fc.property(tapes(600), (tape) => {
        const chain = start.fork();
        const run = sendMix(chain, tape);
        const total = balances(chain, run.accounts);
        const { burnt } = run;
        check(
          total + burnt === supply,
          () => `${total} held and ${burnt} burnt are ${total + burnt - supply} more than ${supply}`,
        );
      }),
    },
    {
      name: `the same transactions${where} on a fork, or again after going back, give the same blocks`,
      runs: runs / 2,
      property: fc.property(tapes(300), tapes(300), (first, second) => {
        const chain = start.fork();
        sendMix(chain, first);
        const snapshot = chain.snapshot();
        const fork = chain.fork();
        const [again, onFork] = [second.rewound(), second.rewound()];
        const expected = sendMix(chain, second).head;
        chain.restore(snapshot);
        check(equalBytes(chain.head().hash, snapshot.head.hash), () => 'Going back led to another block');
        sameRoots(expected, sendMix(chain, again).head);
        sameRoots(expected, sendMix(fork, onFork).head);
      }),
    },
  ];
}

function startOn(shardLayout: ShardLayout): Chain {
  const genesis = createGenesis({
    accounts: [
      ...people.map((id, person) => ({ id, balance: 1000n * NEAR, publicKey: keyOf(person).publicKey })),
      { id: 'hello.test', balance: 10n * NEAR, code: courseContract('hello') },
      { id: 'caller.test', balance: 10n * NEAR, code: courseContract('caller') },
    ],
  });
  const start = createChain({ ...genesis, shardLayout });
  const args = new TextEncoder().encode(JSON.stringify({ hello_id: 'hello.test' }));
  submitAsAlice(start, 1n, 'caller.test', [
    { type: 'FunctionCall', methodName: 'init', args, gas: 30n * TERA, deposit: 0n },
  ]);
  runUntilQuiet(start);
  return start;
}

interface MixResult {
  readonly burnt: bigint;
  /** Everyone who had a part. */
  readonly accounts: ReadonlySet<string>;
  readonly head: ReturnType<Chain['head']>;
}

/** Sends what the tape says, a block now and then, and then runs until nothing is left to do. */
function sendMix(chain: Chain, tape: Tape): MixResult {
  const accounts = new Set<string>(['validator', ...people, 'hello.test', 'caller.test']);
  let burnt = 0n;
  const produce = (missingShards: readonly number[] = []): void => {
    for (const chunk of chain.produceBlock({ missingShards }).chunks) {
      burnt += chunk.balanceBurnt;
      for (const { transaction } of chunk.transactions) accounts.add(transaction.receiverId);
      for (const { outcome } of chunk.outcomes) accounts.add(outcome.executorId);
      for (const { receiverId } of [...chunk.incomingReceipts, ...chunk.outgoingReceipts]) accounts.add(receiverId);
    }
  };
  for (let left = 8; left > 0 && !tape.isEmpty; left--) {
    submit(chain, tape);
    if (tape.below(2) === 1) produce(someOf(tape, chain.genesis.shardLayout.shardIds));
  }
  let blocks = 0;
  while (!chain.isQuiet()) {
    check(++blocks < MOST_BLOCKS, () => `Still busy after ${MOST_BLOCKS} blocks: ${JSON.stringify(chain.pending())}`);
    produce();
  }
  return { burnt, accounts, head: chain.head() };
}

/** Of several shards, now and then some; of a single one never. */
function someOf(tape: Tape, shardIds: readonly number[]): readonly number[] {
  return shardIds.length === 1 ? [] : shardIds.filter(() => tape.below(4) === 1);
}

function submit(chain: Chain, tape: Tape): void {
  const head = chain.head();
  const moment: Moment = {
    blockHash: head.hash,
    height: head.height,
    nonceOf: (id, { publicKey }) => chain.stateAt(head, id).accessKey(id, keyHandle(publicKey))?.nonce,
  };
  const transaction = randomTransaction(tape, moment);
  const before = chain.pending();
  const result = chain.submit(transaction);
  if (result.type === 'Accepted') return;
  check(
    JSON.stringify(chain.pending()) === JSON.stringify(before),
    () => `Refused with ${result.error.type}, and yet it waits`,
  );
  check(chain.head() === head, () => `Refused with ${result.error.type}, and yet there is another block`);
}

function sameRoots(expected: MixResult['head'], got: MixResult['head']): void {
  check(equalBytes(expected.hash, got.hash), () => `Blocks ${expected.height} and ${got.height} differ`);
  for (const [i, chunk] of expected.chunks.entries()) {
    check(equalBytes(chunk.stateRoot, got.chunks[i]!.stateRoot), () => `State roots differ in block ${got.height}`);
  }
}

/** All that these accounts and their gas keys hold. */
function balances(chain: Chain, accountIds: Iterable<string>): bigint {
  let total = 0n;
  for (const id of accountIds) {
    const state = chain.stateAt(chain.head(), id);
    const account = state.account(id);
    if (account) total += account.amount + account.locked;
    for (const { accessKey } of state.accessKeys(id)) {
      if ('balance' in accessKey.permission) total += accessKey.permission.balance;
    }
  }
  return total;
}
