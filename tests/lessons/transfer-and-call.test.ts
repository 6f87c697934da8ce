import { testLesson } from './testLesson.ts';

testLesson('transfer-and-call', {
  'wrong-all-or-nothing': /spends 15.*alice\.test should have 85 tokens in the end\. It has 75\./,
  'wrong-believes-the-number': /claims that 1000.*alice\.test should have 70 tokens in the end\. It has 100\./,
  'wrong-keeps-on-failure': /panics.*alice\.test should have 100 tokens in the end\. It has 75\./,
  'wrong-out-of-nothing': /spends 15.*There are 100 tokens\. In the end people have 115/,
  'wrong-restores-the-balance': /panics.*alice\.test should have 100 tokens in the end\. It has 93\./,
  'wrong-returns-what-is-left': /swap.*20 tokens were used.*It returned “5”/,
});
