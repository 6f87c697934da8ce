import { testLesson } from './testLesson.ts';

testLesson('reentrancy', {
  'wrong-believes-the-receiver': /withdraws again.*thief\.test should have 0 NEAR in the end\. It has 5 NEAR/,
  'wrong-never-puts-back': /does not exist.*alice\.test should have 20 NEAR in the end\. It has 14 NEAR/,
  'wrong-one-block-later': /a second time, between.*should have paid 12 NEAR\. It paid 24 NEAR/,
  'wrong-only-transfers': /alone.*should have been told of 5 NEAR.*told of 0 NEAR/,
  'wrong-people-only': /alone.*should have paid 5 NEAR\. It paid 0 NEAR/,
});
