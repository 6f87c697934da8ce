import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { judgeAnswer } from '../../src/cli/judgeAnswer.ts';
import { lessonModule, recordFacts } from '../../src/cli/recordFacts.ts';
import { runLesson } from '../../src/cli/runLesson.ts';
import { lessons } from '../../src/course/manifest.ts';

const folderOf = (lessonId: string) => new URL(`../../content/lessons/${lessonId}/`, import.meta.url);
const fileOf = (lessonId: string, file: string) => fileURLToPath(new URL(file, folderOf(lessonId)));
const snippetsOf = (lessonId: string, prefix: string) =>
  readdirSync(folderOf(lessonId)).filter((file) => file.startsWith(prefix) && file.endsWith('.ts'));

/** What the exercise starts from: a contract, a snippet of its own, or the lesson's. */
const startOf = (lessonId: string) =>
  ['start.contract.ts', 'exercise.ts'].find((file) => snippetsOf(lessonId, file).length > 0) ?? 'start.ts';

/** In which trial each known-wrong answer goes wrong (`null`: before any), and what is said of it: `trial: sentence`. */
const wrongAnswers: Readonly<Record<string, Readonly<Record<string, RegExp>>>> = {
  'two-contracts-one-call': {
    'wrong-greeting.ts': /became “Howdy”/,
    'wrong-insists.ts': /greets with “Servus” at the end\. It should greet with “Ciao”/,
    'wrong-knows-too-much.ts': /alone, with another greeting.*No receipt/,
    'wrong-only-read.ts': /No receipt of this run called `set_greeting`/,
    'wrong-through-caller.ts': /hello heard it from caller\.test/,
    'wrong-too-little-gas.ts': /its receipt failed/,
  },
  'hearing-back': {
    'wrong-calls-callback.ts': /The callback refused/,
    'wrong-greeting.ts': /was “Grüß Gott”/,
    'wrong-looks-afterwards.ts': /while bob.*returned `true`.*It printed “false”/,
    'wrong-no-callback.ts': /No callback ran/,
    'wrong-not-printed.ts': /^null: .*should print\. It printed nothing/,
    'wrong-takes-it-for-granted.ts': /where there is nobody.*returned `false`.*It printed “true”/,
  },
  'what-a-promise-becomes': {
    'wrong-does-not-wait.contract.ts': /did not wait for hello/,
    'wrong-knows-the-answer.contract.ts': /should return “GRÜEZI!”/,
    'wrong-returns-nothing.contract.ts': /ended with nothing/,
    'wrong-returns-the-question.contract.ts': /ended with “Hello”/,
    'wrong-too-little-gas.contract.ts': /and then failed/,
  },
  'when-does-it-run': {
    'wrong-only-a-view.ts': /Nobody asked hello/,
    'wrong-side-by-side.ts': /he was there first/,
    'wrong-without-bob.ts': /Bob’s `set_greeting` is missing/,
  },
  'who-may-call-back': {
    'wrong-asks-the-signer.contract.ts': /without being counted: There is an entry by “mallory\.test”/,
    'wrong-expects-counter.contract.ts': /alone: .* her entry is missing/,
    'wrong-trusts-nobody.contract.ts': /alone: .* her entry is missing/,
    'wrong-wants-a-result.contract.ts': /forges an answer.*: There is an entry by “alice\.test”/,
  },
  'success-is-not-success': {
    'wrong-catches.ts': /nobody: .*receipt failed.*It printed “done”/,
    'wrong-gloomy.ts': /receipt succeeded, so the code should print “done”/,
    'wrong-never-asks-hello.ts': /no transaction went to caller\.test/,
    'wrong-reads-one-status.ts': /nobody: .*receipt failed.*It printed “done”/,
  },
  'nothing-rolls-back': {
    'wrong-does-not-look.contract.ts': /alone.*alice\.test was counted, and yet the entry “What a view!” is missing/,
    'wrong-panics.contract.ts': /alone.*refused alice\.test .* “Still the same view\.” stands/,
    'wrong-takes-all-of-the-author.contract.ts': /alone.*was counted, and yet the entry “What a view!” is missing/,
    'wrong-takes-the-last.contract.ts':
      /bob signs between.*bob\.test was counted, and yet the entry “Windy\.” is missing/,
  },
  'follow-the-money': {
    'wrong-always-pays.contract.ts': /alone.*guestbook\.test should have what it had, gas aside\. It has 1 NEAR less/,
    'wrong-attached-to-the-callback.contract.ts': /alone.*guestbook\.test should have what it had.*It has 2 NEAR more/,
    'wrong-one-near.contract.ts': /alone.*guestbook\.test should have what it had.*It has 1 NEAR more/,
    'wrong-pays-the-predecessor.contract.ts': /alone.*guestbook\.test should have what it had.*It has 2 NEAR more/,
    'wrong-remembers-one.contract.ts': /bob signs.*guestbook\.test should have what it had.*It has 2 NEAR less/,
  },
  'the-gap': {
    'wrong-checks-again-later.contract.ts':
      /mallory withdraws her 10 NEAR again.*should have paid 10 NEAR\. It paid 20 NEAR/,
    'wrong-locks-the-vault.contract.ts': /alice makes one of her own.*should have paid 9 NEAR\. It paid 4 NEAR/,
    'wrong-never-puts-back.contract.ts': /does not exist.*alice\.test should have 20 NEAR in the end\. It has 15 NEAR/,
    'wrong-old-balance.contract.ts':
      /deposits 3 NEAR more.*alice\.test should have 23 NEAR in the end\. It has 20 NEAR/,
    'wrong-takes-twice.contract.ts': /alone.*alice\.test should have 15 NEAR in the end\. It has 10 NEAR/,
  },
  'the-callback-that-fails': {
    'wrong-does-not-listen.contract.ts': /refuses, and bob.*“1\. And again\.” by alice\.test, whom counter had refused/,
    'wrong-keeps-the-lock.contract.ts':
      /between.*bob\.test signed with “Windy\.”, and has no such entry.*guestbook is busy/,
    'wrong-only-checks-early.contract.ts': /and bob after her.*bob\.test signed .* no such entry.*guestbook is busy/,
    'wrong-still-checks-late.contract.ts':
      /alone.*alice\.test signed with “What a view!”, and has no such entry.*counted already/,
    'wrong-waits-ten-blocks.contract.ts': /between.*bob\.test signed .* no such entry.*guestbook is busy/,
  },
  reentrancy: {
    'wrong-believes-the-receiver.contract.ts':
      /withdraws again.*thief\.test should have 0 NEAR in the end\. It has 5 NEAR/,
    'wrong-never-puts-back.contract.ts': /does not exist.*alice\.test should have 20 NEAR in the end\. It has 14 NEAR/,
    'wrong-one-block-later.contract.ts': /a second time, between.*should have paid 12 NEAR\. It paid 24 NEAR/,
    'wrong-only-transfers.contract.ts': /alone.*should have been told of 5 NEAR.*told of 0 NEAR/,
    'wrong-people-only.contract.ts': /alone.*should have paid 5 NEAR\. It paid 0 NEAR/,
  },
};

describe.each(lessons.map(({ id }) => id))('the lesson %s', (id) => {
  it('quotes the numbers of its own run', async () => {
    const recorded: unknown = JSON.parse(readFileSync(fileOf(id, 'facts.json'), 'utf8'));
    const run = await runLesson(id, fileOf(id, 'start.ts'));
    expect(
      recordFacts(await lessonModule(id), run),
      'the network or the lesson changed: read the sentences again, then `npm run facts`',
    ).toEqual(recorded);
  }, 30_000);

  it('has two right answers or more, and two known-wrong ones or more, each of them listed here', () => {
    expect(snippetsOf(id, 'solution').length).toBeGreaterThanOrEqual(2);
    expect(Object.keys(wrongAnswers[id] ?? {})).toEqual(snippetsOf(id, 'wrong').sort());
    expect(snippetsOf(id, 'wrong').length).toBeGreaterThanOrEqual(2);
  });

  it('tries each answer twice or more, each time with something else going on', async () => {
    const trials = (await lessonModule(id)).exercise?.trials ?? [];
    expect(new Set(trials.map(({ name }) => name)).size).toBeGreaterThanOrEqual(2);
    expect(trials.some(({ calls = [], world }) => calls.length > 0 || world !== undefined)).toBe(true);
  });

  it.each(snippetsOf(id, 'solution'))(
    'accepts %s',
    async (file) => {
      expect(await judgeAnswer(id, fileOf(id, file))).toMatchObject({ passed: true });
    },
    60_000,
  );

  it.each(snippetsOf(id, 'wrong'))(
    'refuses %s, and says why',
    async (file) => {
      const { passed, trial, says } = await judgeAnswer(id, fileOf(id, file));
      expect({ passed, why: `${trial}: ${says}` }).toEqual({
        passed: false,
        why: expect.stringMatching(wrongAnswers[id]?.[file] ?? /^$/),
      });
    },
    60_000,
  );

  it('does not accept the code that it starts from', async () => {
    expect(await judgeAnswer(id, fileOf(id, startOf(id)))).toMatchObject({ passed: false });
  }, 60_000);
});
