import { testLesson } from './testLesson.ts';

testLesson('a-budget-for-the-chain', {
  'wrong-more-than-there-is.contract.ts': /alone.*no such entry.*`sign` had 40 Tgas and failed/,
  'wrong-no-callback.contract.ts': /second signing.*counted 1, and the guestbook has 2 entries/,
  'wrong-shares-only.contract.ts': /18 Tgas.*counted 1, and the guestbook has 0 entries.*`sign_callback` had/,
  'wrong-starves-counter.contract.ts': /alone.*no such entry.*`count` had 0\.20 Tgas and failed/,
});
