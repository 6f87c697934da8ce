import { testLesson } from './testLesson.ts';

testLesson('nothing-rolls-back', {
  'wrong-does-not-look': /alone.*alice\.test was counted, and yet the entry “What a view!” is missing/,
  'wrong-panics': /alone.*refused alice\.test .* “Still the same view\.” stands/,
  'wrong-takes-all-of-the-author': /alone.*was counted, and yet the entry “What a view!” is missing/,
  'wrong-takes-the-last': /bob signs between.*bob\.test was counted, and yet the entry “Windy\.” is missing/,
});
