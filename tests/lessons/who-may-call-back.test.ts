import { testLesson } from './testLesson.ts';

testLesson('who-may-call-back', {
  'wrong-asks-the-signer': /without being counted: There is an entry by “mallory\.test”/,
  'wrong-expects-counter': /alone: .* her entry is missing/,
  'wrong-trusts-nobody': /alone: .* her entry is missing/,
  'wrong-wants-a-result': /forges an answer.*: There is an entry by “alice\.test”/,
});
