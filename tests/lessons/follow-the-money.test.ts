import { testLesson } from './testLesson.ts';

testLesson('follow-the-money', {
  'wrong-always-pays.contract.ts': /alone.*guestbook\.test should have what it had, gas aside\. It has 1 NEAR less/,
  'wrong-attached-to-the-callback.contract.ts': /alone.*guestbook\.test should have what it had.*It has 2 NEAR more/,
  'wrong-one-near.contract.ts': /alone.*guestbook\.test should have what it had.*It has 1 NEAR more/,
  'wrong-pays-the-predecessor.contract.ts': /alone.*guestbook\.test should have what it had.*It has 2 NEAR more/,
  'wrong-remembers-one.contract.ts': /bob signs.*guestbook\.test should have what it had.*It has 2 NEAR less/,
});
