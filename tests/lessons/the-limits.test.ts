import { testLesson } from './testLesson.ts';

testLesson('the-limits', {
  'wrong-does-not-listen': /no account.*`get_unpaid` should name it. It gave `\[\]`/,
  'wrong-does-not-remember': /with 43 people.*worker-01\.test should be paid once, 1 NEAR\. It got 9 NEAR/,
  'wrong-one-failure-stops-all': /no account.*got nothing.*“somebody could not be paid”/,
  'wrong-remembers-in-the-callback': /bob’s call comes before.*worker-01\.test should be paid once.*2 NEAR/,
  'wrong-whole-pages-only': /with 43 people.*worker-41\.test.*none of the calls failed/,
});
