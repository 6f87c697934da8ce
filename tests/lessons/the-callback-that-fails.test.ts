import { testLesson } from './testLesson.ts';

testLesson('the-callback-that-fails', {
  'wrong-does-not-listen.contract.ts': /refuses, and bob.*“1\. And again\.” by alice\.test, whom counter had refused/,
  'wrong-keeps-the-lock.contract.ts':
    /between.*bob\.test signed with “Windy\.”, and has no such entry.*guestbook is busy/,
  'wrong-only-checks-early.contract.ts': /and bob after her.*bob\.test signed .* no such entry.*guestbook is busy/,
  'wrong-still-checks-late.contract.ts':
    /alone.*alice\.test signed with “What a view!”, and has no such entry.*counted already/,
  'wrong-waits-ten-blocks.contract.ts': /between.*bob\.test signed .* no such entry.*guestbook is busy/,
});
