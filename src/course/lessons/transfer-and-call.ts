import { notYet, quoted, solved } from '../exercise/exercise.ts';
import type { Exercise, Look, TrialRun, Verdict } from '../exercise/exercise.ts';
import { argumentOf, blockOf, gasOf, gasText, returned, runsOf, stepOf, text } from '../facts.ts';
import type { LessonModule } from '../lessonModule.ts';
import type { FinishedRun } from '../runBus.ts';
import { given, registered } from '../tokenWorlds.ts';
import type { World } from '../world.ts';

const SUPPLY = 100;
const people = ['alice', 'bob', 'mallory', 'swap', 'liar'] as const;
type Books = Readonly<Partial<Record<(typeof people)[number], number>>>;

const looks: Readonly<Record<string, Look>> = Object.fromEntries(
  people.map((name) => [name, { on: 'token.test', methodName: 'ft_balance_of', args: { account_id: `${name}.test` } }]),
);

/** Alice sends tokens with a call. */
const send = (receiverId: string, amount: number, msg = '') => ({
  signerId: 'alice.test',
  receiverId: 'token.test',
  methodName: 'ft_transfer_call',
  args: { receiver_id: receiverId, amount: String(amount), msg },
  deposit: '1',
});
const orders = (spend: number, claim: number) => JSON.stringify({ spend: String(spend), claim: String(claim) });

/** More happens before the trial's first block. */
const afterSetup =
  (...setup: NonNullable<World['setup']>) =>
  (world: World): World => ({ ...world, setup: [...(world.setup ?? []), ...setup] });

interface Wanted {
  /** Who has how many tokens in the end. */
  readonly books: Books;
  /** What the transfers return, in their order. */
  readonly used: readonly number[];
}

/** A number of tokens, or whatever else came. */
const said = (found: unknown): string => (/^\d+$/.test(String(found)) ? String(found) : quoted(found));

function judge(run: TrialRun, { books, used }: Wanted): Verdict {
  const sum = people.reduce((total, name) => total + Number(run.after[name]), 0);
  if (sum > SUPPLY)
    return notYet(`There are ${SUPPLY} tokens. In the end people have ${sum}: some were made of nothing.`);
  for (const [name, wanted] of Object.entries(books)) {
    if (run.after[name] !== String(wanted))
      return notYet(`${name}.test should have ${wanted} tokens in the end. It has ${said(run.after[name])}.`);
  }
  const answers = runsOf(run, 'ft_resolve_transfer').map(({ step }) => returned(step));
  for (const [index, wanted] of used.entries()) {
    if (answers[index] !== String(wanted))
      return notYet(
        `Of what alice sent, ${wanted} tokens were used, and \`ft_resolve_transfer\` should return that, as a string. It returned ${quoted(answers[index])}.`,
      );
  }
  return solved(
    'Whatever the receiver did or said: what was not used and is still there came back, and no token is new.',
  );
}

const exercise: Exercise = {
  kind: 'contract',
  contract: 'token',
  trials: [
    {
      name: 'with swap as the receiver: it uses 20 of 25 tokens, and then 20 of 20',
      calls: [
        { ...send('swap.test', 25), when: { block: 0 } },
        { ...send('swap.test', 20), when: 'Quiet' },
      ],
      looks,
      judge: (run) => judge(run, { books: { alice: 60, swap: 40 }, used: [20, 20] }),
    },
    {
      name: 'with a receiver that panics, while bob sends alice 7 tokens',
      world: afterSetup(registered('bob.test'), given('bob.test', 7)),
      calls: [
        { ...send('swap.test', 25, 'no account id'), when: { block: 0 } },
        {
          ...given('alice.test', 7),
          signerId: 'bob.test',
          when: { after: 'ft_transfer_call', on: 'token.test' },
        },
      ],
      looks,
      judge: (run) => judge(run, { books: { alice: 100, bob: 0, swap: 0 }, used: [0] }),
    },
    {
      name: 'with a receiver that has 30 tokens of its own, is sent 25, and claims that 1000 were not used',
      world: afterSetup(given('liar.test', 30)),
      calls: [{ ...send('liar.test', 25, orders(0, 1000)), when: { block: 0 } }],
      looks,
      judge: (run) => judge(run, { books: { alice: 70, liar: 30 }, used: [0] }),
    },
    {
      name: 'with a receiver that spends 15 of 25 tokens, and claims that none was used',
      calls: [{ ...send('liar.test', 25, orders(15, 25)), when: { block: 0 } }],
      looks,
      judge: (run) => judge(run, { books: { alice: 85, mallory: 15, liar: 0 }, used: [15] }),
    },
  ],
};

interface TokenEvent {
  readonly event: string;
  readonly data: readonly { readonly new_owner_id: string; readonly amount: string; readonly memo?: string }[];
}

/** The transfers that the token tells of, with the account whose receipt told and the block in which it ran. */
function transfersOf(run: FinishedRun) {
  return run.traces.flatMap(({ steps }) =>
    steps.flatMap(({ logs, executorId, ranAt }) =>
      logs.flatMap((log) => {
        if (!log.startsWith('EVENT_JSON:')) return [];
        const { event, data } = JSON.parse(log.slice('EVENT_JSON:'.length)) as TokenEvent;
        return event === 'ft_transfer' ? data.map((one) => ({ ...one, toldBy: executorId ?? undefined, ranAt })) : [];
      }),
    ),
  );
}

const refundOf = (run: FinishedRun) => transfersOf(run).find(({ memo }) => memo === 'refund');
const printed = (run: FinishedRun, name: string) =>
  run.console.find((line) => line.startsWith(`${name}:`))?.slice(name.length + 2);

export const lesson: LessonModule = {
  facts: {
    sent: (run) => String(argumentOf(runsOf(run, 'ft_transfer_call')[0]!.call, 'amount')),
    /** How many tokens swap had when it was told of them. */
    meanwhile: (run) => {
      const told = stepOf(run, 'ft_on_transfer')?.ranAt ?? 0;
      return transfersOf(run).find(({ ranAt, new_owner_id: to }) => to === 'swap.test' && (ranAt ?? told) < told)
        ?.amount;
    },
    refund: (run) => refundOf(run)?.amount,
    refunder: (run) => refundOf(run)?.toldBy,
    used: (run) => printed(run, 'used'),
    alice: (run) => printed(run, 'alice.test'),
    swap: (run) => printed(run, 'swap.test'),
    answer: (run) => {
      const step = stepOf(run, 'payment_callback');
      return step && (returned(step) as string);
    },
    transferBlock: (run) => blockOf(run, 'ft_transfer_call'),
    toldBlock: (run) => blockOf(run, 'ft_on_transfer'),
    paidBlock: (run) => blockOf(run, 'payment_callback'),
    resolveBlock: (run) => blockOf(run, 'ft_resolve_transfer'),
    resolveAttached: (run) => gasText(runsOf(run, 'ft_resolve_transfer')[0]?.call.gas),
    resolveBurnt: (run) => gasOf(run, 'ft_resolve_transfer'),
    receiverAttached: (run) => gasText(runsOf(run, 'ft_on_transfer')[0]?.call.gas),
    transactions: (run) => text(run.traces.length),
  },
  graphs: {
    well: 'start.ts',
    panics: 'graph-panics.ts',
    'not-paid': 'graph-not-paid.ts',
    spends: 'graph-spends.ts',
  },
  exercise,
};
