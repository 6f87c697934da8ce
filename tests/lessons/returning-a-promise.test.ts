import { testLesson } from './testLesson.ts';

testLesson('returning-a-promise', {
  'wrong-door-100':
    /the hotel refuses.*should end with `{"seat":1,"room":null,"ticket":1}`\. It ended with `{"seat":1,"room":100,/,
  'wrong-knows-beforehand': /alone.*room 3, so the agency should hear 103\. It heard `101`/,
  'wrong-last-answer': /alone.*room 3, so the agency should hear 103\. It heard `0`/,
  'wrong-returns-the-hotel': /alone.*room 3, so the agency should hear 103\. It heard `3`/,
  'wrong-says-null': /the hotel refuses.*ended with a failure \(.*invalid type: null, expected u32/,
});
