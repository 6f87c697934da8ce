import { testLesson } from './testLesson.ts';

testLesson('the-gap', {
  'wrong-checks-again-later': /mallory withdraws her 10 NEAR again.*should have paid 10 NEAR\. It paid 20 NEAR/,
  'wrong-locks-the-vault': /alice makes one of her own.*should have paid 9 NEAR\. It paid 4 NEAR/,
  'wrong-never-puts-back': /does not exist.*alice\.test should have 20 NEAR in the end\. It has 15 NEAR/,
  'wrong-old-balance': /deposits 3 NEAR more.*alice\.test should have 23 NEAR in the end\. It has 20 NEAR/,
  'wrong-takes-twice': /alone.*alice\.test should have 15 NEAR in the end\. It has 10 NEAR/,
});
