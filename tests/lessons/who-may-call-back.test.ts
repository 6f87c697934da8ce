import { testLesson } from './testLesson.ts';

testLesson('who-may-call-back', {
  'wrong-asks-the-signer.contract.ts': /without being counted: There is an entry by “mallory\.test”/,
  'wrong-expects-counter.contract.ts': /alone: .* her entry is missing/,
  'wrong-trusts-nobody.contract.ts': /alone: .* her entry is missing/,
  'wrong-wants-a-result.contract.ts': /forges an answer.*: There is an entry by “alice\.test”/,
});
