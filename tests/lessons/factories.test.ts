import { testLesson } from './testLesson.ts';

testLesson('factories', {
  'wrong-asks-for-one-near': /bob gets the same name.*alice\.test should have what it had.*It has 2 NEAR less/,
  'wrong-gives-it-back-always': /alone.*alice\.test should have 2 NEAR less.*It has 0\.01 NEAR less/,
  'wrong-keeps-a-list-of-names': /empty.*alice\.test should have what it had.*It has 0\.5 NEAR less/,
  'wrong-pays-the-predecessor': /bob gets the same name.*alice\.test should have what it had.*It has 2 NEAR less/,
  'wrong-remembers-one': /empty.*alice\.test should have what it had.*It has 0\.5 NEAR more/,
});
