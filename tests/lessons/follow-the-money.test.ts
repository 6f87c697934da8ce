import { testLesson } from './testLesson.ts';

testLesson('follow-the-money', {
  'wrong-always-pays': /alone.*guestbook\.test should have what it had, gas aside\. It has 1 NEAR less/,
  'wrong-attached-to-the-callback': /alone.*guestbook\.test should have what it had.*It has 2 NEAR more/,
  'wrong-one-near': /alone.*guestbook\.test should have what it had.*It has 1 NEAR more/,
  'wrong-pays-the-predecessor': /alone.*guestbook\.test should have what it had.*It has 2 NEAR more/,
  'wrong-remembers-one': /bob signs.*guestbook\.test should have what it had.*It has 2 NEAR less/,
});
