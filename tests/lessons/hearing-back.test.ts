import { testLesson } from './testLesson.ts';

testLesson('hearing-back', {
  'wrong-calls-callback.ts': /The callback refused/,
  'wrong-greeting.ts': /was “Grüß Gott”/,
  'wrong-looks-afterwards.ts': /while bob.*returned `true`.*It printed “false”/,
  'wrong-no-callback.ts': /No callback ran/,
  'wrong-not-printed.ts': /^null: .*should print\. It printed nothing/,
  'wrong-takes-it-for-granted.ts': /where there is nobody.*returned `false`.*It printed “true”/,
});
