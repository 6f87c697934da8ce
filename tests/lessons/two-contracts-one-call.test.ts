import { testLesson } from './testLesson.ts';

testLesson('two-contracts-one-call', {
  'wrong-greeting.ts': /became “Howdy”/,
  'wrong-insists.ts': /greets with “Servus” at the end\. It should greet with “Ciao”/,
  'wrong-knows-too-much.ts': /alone, with another greeting.*No receipt/,
  'wrong-only-read.ts': /No receipt of this run called `set_greeting`/,
  'wrong-through-caller.ts': /hello heard it from caller\.test/,
  'wrong-too-little-gas.ts': /its receipt failed/,
});
