import { testLesson } from './testLesson.ts';

testLesson('when-does-it-run', {
  'wrong-only-a-view': /Nobody asked hello/,
  'wrong-side-by-side': /he was there first/,
  'wrong-without-bob': /Bob’s `set_greeting` is missing/,
});
