import { testLesson } from './testLesson.ts';

testLesson('two-contracts-one-call', {
  'wrong-greeting': /became “Howdy”/,
  'wrong-insists': /greets with “Servus” at the end\. It should greet with “Ciao”/,
  'wrong-knows-too-much': /alone, with another greeting.*No receipt/,
  'wrong-only-read': /No receipt of this run called `set_greeting`/,
  'wrong-through-caller': /hello heard it from caller\.test/,
  'wrong-too-little-gas': /its receipt failed/,
});
