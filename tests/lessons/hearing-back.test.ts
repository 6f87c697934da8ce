import { testLesson } from './testLesson.ts';

testLesson('hearing-back', {
  'wrong-calls-callback': /The callback refused/,
  'wrong-greeting': /was “Grüß Gott”/,
  'wrong-looks-afterwards': /while bob.*returned `true`.*It printed “false”/,
  'wrong-no-callback': /No callback ran/,
  'wrong-not-printed': /^null: .*should print\. It printed nothing/,
  'wrong-takes-it-for-granted': /where there is nobody.*returned `false`.*It printed “true”/,
});
