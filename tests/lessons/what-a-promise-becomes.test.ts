import { testLesson } from './testLesson.ts';

testLesson('what-a-promise-becomes', {
  'wrong-does-not-wait': /did not wait for hello/,
  'wrong-knows-the-answer': /should return “GRÜEZI!”/,
  'wrong-returns-nothing': /ended with nothing/,
  'wrong-returns-the-question': /ended with “Hello”/,
  'wrong-too-little-gas': /and then failed/,
});
