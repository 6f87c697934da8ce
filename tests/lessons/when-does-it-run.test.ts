import { testLesson } from './testLesson.ts';

testLesson('when-does-it-run', {
  'wrong-only-a-view.ts': /Nobody asked hello/,
  'wrong-side-by-side.ts': /he was there first/,
  'wrong-without-bob.ts': /Bob’s `set_greeting` is missing/,
});
