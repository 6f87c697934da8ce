import { testLesson } from './testLesson.ts';

testLesson('an-nft-marketplace', {
  'wrong-ends-any-offer': /asks 8 NEAR.*new offer, for 8 NEAR, should stand\. The market says that there is none/,
  'wrong-keeps-it-when-it-fails': /revokes.*bob\.test should have what it had, gas aside\. It has 5 NEAR less/,
  'wrong-keeps-the-change': /alone.*bob\.test should have 5 NEAR less, gas aside\. It has 7 NEAR less/,
  'wrong-pays-in-any-case': /revokes.*alice\.test should have what it had, gas aside\. It has 5 NEAR more/,
  'wrong-puts-the-offer-back': /asks 8 NEAR.*new offer, for 8 NEAR, should stand\. The market says 5 NEAR/,
  'wrong-remembers-one-buyer': /bob and mallory.*mallory\.test should have what it had, gas aside\. It has 4 NEAR more/,
});
