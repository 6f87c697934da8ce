import { testLesson } from './testLesson.ts';

testLesson('the-callback-that-fails', {
  'wrong-does-not-listen': /refuses, and bob.*“1\. And again\.” by alice\.test, whom counter had refused/,
  'wrong-keeps-the-lock': /between.*bob\.test signed with “Windy\.”, and has no such entry.*guestbook is busy/,
  'wrong-only-checks-early': /and bob after her.*bob\.test signed .* no such entry.*guestbook is busy/,
  'wrong-still-checks-late': /alone.*alice\.test signed with “What a view!”, and has no such entry.*counted already/,
  'wrong-waits-ten-blocks': /between.*bob\.test signed .* no such entry.*guestbook is busy/,
});
