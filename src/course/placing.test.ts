import { describe, expect, it } from 'vitest';
import { openRecording } from '../../tests/recordedNetwork.ts';
import { buildTrace } from '../trace/buildTrace.ts';
import { collectTrace } from '../trace/collectTrace.ts';
import { findPlaced, formatPlace, parsePlace, placingOutcome } from './placing.ts';
import type { PlacingOutcome, PlacingQuestion } from './placing.ts';
import type { FinishedRun } from './runBus.ts';

const question: PlacingQuestion = {
  id: 'where',
  ask: 'Where?',
  blocks: [2, 7],
  accounts: ['alice.test', 'script.test', 'script2.test', 'script3.test'],
  cards: [{ id: 'transaction' }, { id: 'run' }, { id: 'cb', because: 'That is a callback.' }, { id: 'nothing' }],
};

async function runOf(name: string): Promise<FinishedRun> {
  const network = openRecording(name);
  const [transaction] = network.transactions;
  if (!transaction) throw new Error(`${name} has no transaction`);
  const trace = buildTrace(await collectTrace(network.request, transaction));
  return { experimentId: '', code: '', traces: [trace], console: [], error: null };
}

const saysOf = (outcome: PlacingOutcome): string => ('says' in outcome ? outcome.says : outcome.type);

describe('a callback that waits for two receipts', async () => {
  const run = await runOf('promises--promise-and');
  const found = findPlaced(run, question);
  it.each([
    [
      'transaction',
      '3 alice.test',
      'Yes, in block 3 on alice.test. A transaction stands in the first block that took it in.',
    ],
    [
      'transaction',
      '2 alice.test',
      'You put it in block 2; it ran in block 3. A transaction stands in the first block that took it in.',
    ],
    [
      'run',
      undefined,
      'It ran in block 5 on script3.test. `run` made it in block 4, and what a block makes runs in the next one.',
    ],
    [
      'run',
      '4 script.test',
      'You put it in block 4 on script.test; it ran in block 5 on script3.test. A receipt runs on the account to which it is addressed, here script3.test. `run` made it in block 4, and what a block makes runs in the next one.',
    ],
    [
      'run',
      '5 script2.test',
      'You put it on script2.test; it ran on script3.test. A receipt runs on the account to which it is addressed, here script3.test.',
    ],
    [
      'run',
      '6 script3.test',
      'You put it in block 6; it ran in block 5. `run` made it in block 4. It had nothing to wait for, so it ran in the next one.',
    ],
    [
      'cb',
      '6 script.test',
      'Yes, in block 6 on script.test. It waited for what came of `run`, and that arrived in block 6. That is a callback.',
    ],
    [
      'cb',
      '5 script.test',
      'You put it in block 5; it ran in block 6. It waited for what came of `run`, and that arrived in block 6. That is a callback.',
    ],
    [
      'cb',
      '7 script.test',
      'You put it in block 7; it ran in block 6. All it waited for was what came of `run`. That arrived in block 6, and it ran in the same block. That is a callback.',
    ],
    ['nothing', '5 script.test', 'NotShown'],
  ])('says of %s, put at %s: %s', (id, place, says) => {
    const card = question.cards.find((one) => one.id === id) ?? expect.fail();
    expect(saysOf(placingOutcome(card, parsePlace(place, question), found.get(id)))).toBe(says);
  });
});

it('finds what the lesson names by its module before what the method’s name tells', async () => {
  const run = await runOf('promises--promise-and');
  const places = { run: (of: FinishedRun) => of.traces[0]?.steps.find(({ kind }) => kind === 'gasRefund') };
  expect(findPlaced(run, question, places).get('run')?.step.kind).toBe('gasRefund');
});

it('reads back what it writes, and nothing outside of the grid', () => {
  const place = { block: 4, account: 'script.test' };
  expect(parsePlace(formatPlace(place), question)).toEqual(place);
  for (const text of [undefined, '', '8 script.test', '4 carol.test', 'script.test 4', '4'])
    expect(parsePlace(text, question)).toBeNull();
});
