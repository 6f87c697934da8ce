import type { Call } from './performCalls.ts';
import type { Scenario } from './scenarios.ts';

const TERA = 10n ** 12n;
const ENOUGH = 20_000; // Ggas, in both languages
const TOO_LITTLE = 100;

const to = 'tight.test';
const init: Call = { to, method: 'init', args: { counter_id: 'counter.test' } };
const sign = (counter: unknown, callback: unknown, text: unknown = 'alice was here'): Call => ({
  to,
  method: 'sign',
  args: { text, counter_ggas: counter, callback_ggas: callback },
  gas: 100n * TERA,
});
const entries: Call = { to, method: 'get_entries' };
const pending: Call = { to, method: 'get_pending', args: { author: 'alice.test' } };

/** What a guestbook does that is tight with gas. */
export const tightGuestbookScenarios: Readonly<Record<string, Scenario>> = {
  'a tight guestbook is new': { steps: [init, pending, entries], lastEnds: 'returns []' },
  'a tight guestbook is told of no account': { steps: [{ ...init, args: { counter_id: 'A' } }, entries] },
  'a tight guestbook has gas enough for all': {
    steps: [init, sign(ENOUGH, ENOUGH), pending, entries],
    lastEnds: 'returns [{"author":"alice.test","text":"alice was here"}]',
  },
  'a tight guestbook has too little for counter, and the next time enough': {
    steps: [init, sign(TOO_LITTLE, ENOUGH), pending, entries, sign(ENOUGH, ENOUGH), entries],
    lastEnds: 'returns [{"author":"alice.test","text":"alice was here"}]',
  },
  'a tight guestbook has too little for its callback': {
    steps: [init, sign(ENOUGH, TOO_LITTLE), entries, pending],
    lastEnds: 'returns "alice was here"',
  },
  'a tight guestbook wants to keep more than there is': {
    steps: [init, sign(ENOUGH, 90_000), pending, entries],
    lastEnds: 'returns []',
  },
  'counter refuses what a tight guestbook asks for': {
    steps: [init, sign(ENOUGH, ENOUGH), sign(ENOUGH, ENOUGH, 'again'), pending, entries],
    lastEnds: 'returns [{"author":"alice.test","text":"alice was here"}]',
  },
  'a tight guestbook is given what it cannot take': {
    steps: [
      init,
      sign(ENOUGH, ENOUGH, '🌍'.repeat(80)),
      sign(ENOUGH, ENOUGH, '🌍'.repeat(81)),
      sign(ENOUGH, ENOUGH, 1),
      sign(-1, ENOUGH),
      sign(ENOUGH, 1.5),
      { ...sign(ENOUGH, ENOUGH), deposit: 1n },
      { to, method: 'sign_callback', args: { author: 'alice.test' } },
      { signer: to, to, method: 'sign_callback', args: { author: 'bob.test' } },
      entries,
    ],
  },
};
