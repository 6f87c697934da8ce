import { testLesson } from './testLesson.ts';

testLesson('success-is-not-success', {
  'wrong-catches.ts': /nobody: .*receipt failed.*It printed “done”/,
  'wrong-gloomy.ts': /receipt succeeded, so the code should print “done”/,
  'wrong-never-asks-hello.ts': /no transaction went to caller\.test/,
  'wrong-reads-one-status.ts': /nobody: .*receipt failed.*It printed “done”/,
});
