import { testLesson } from './testLesson.ts';

testLesson('nothing-rolls-back', {
  'wrong-does-not-look.contract.ts': /alone.*alice\.test was counted, and yet the entry “What a view!” is missing/,
  'wrong-panics.contract.ts': /alone.*refused alice\.test .* “Still the same view\.” stands/,
  'wrong-takes-all-of-the-author.contract.ts': /alone.*was counted, and yet the entry “What a view!” is missing/,
  'wrong-takes-the-last.contract.ts':
    /bob signs between.*bob\.test was counted, and yet the entry “Windy\.” is missing/,
});
