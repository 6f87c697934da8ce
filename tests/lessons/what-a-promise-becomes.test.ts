import { testLesson } from './testLesson.ts';

testLesson('what-a-promise-becomes', {
  'wrong-does-not-wait.contract.ts': /did not wait for hello/,
  'wrong-knows-the-answer.contract.ts': /should return “GRÜEZI!”/,
  'wrong-returns-nothing.contract.ts': /ended with nothing/,
  'wrong-returns-the-question.contract.ts': /ended with “Hello”/,
  'wrong-too-little-gas.contract.ts': /and then failed/,
});
