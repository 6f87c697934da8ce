import { testLesson } from './testLesson.ts';

testLesson('batches', {
  'wrong-in-a-row': /alone.*should have a card\. factory\.test may not do this to ann\.factory\.test/,
  'wrong-init-afterwards': /mallory tries.*should belong to alice\.test\. It belongs to “mallory\.test”/,
  'wrong-no-money': /alone.*too little to pay for its storage: 0\.7\d\d NEAR are missing/,
  'wrong-opens-it-too-early': /alone.*should have a card\. There is no contract on ann\.factory\.test/,
  'wrong-rest-apart': /bob’s card has already.*3 NEAR should have come.*It was 4 NEAR/,
  'wrong-takes-the-name-first': /once more with a better one.*there is a card of that name”/,
});
