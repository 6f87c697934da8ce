import { testLesson } from './testLesson.ts';

testLesson('a-budget-for-the-chain', {
  'wrong-more-than-there-is': /alone.*no such entry.*`sign` had 40 Tgas and failed/,
  'wrong-no-callback': /second signing.*counted 1, and the guestbook has 2 entries/,
  'wrong-shares-only': /18 Tgas.*counted 1, and the guestbook has 0 entries.*`sign_callback` had/,
  'wrong-starves-counter': /alone.*no such entry.*`count` had 0\.20 Tgas and failed/,
});
