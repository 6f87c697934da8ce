import { testLesson } from './testLesson.ts';

testLesson('waiting-for-the-world', {
  'wrong-only-silence': /without an oracle.*escrow\.test should have what it had, gas aside\. It has 2 NEAR more/,
  'wrong-pays-the-predecessor': /does not arrive.*escrow\.test should have what it had.*It has 2 NEAR more/,
  'wrong-pays-up-front': /does not arrive.*escrow\.test should have what it had.*It has 2 NEAR less/,
  'wrong-remembers-one': /nobody ever answers.*should have/,
  'wrong-silence-is-yes': /nobody ever answers.*shop\.test should have 3 NEAR more.*It has 5 NEAR more/,
});
