import { testLesson } from './testLesson.ts';

testLesson('success-is-not-success', {
  'wrong-catches': /nobody: .*receipt failed.*It printed “done”/,
  'wrong-gloomy': /receipt succeeded, so the code should print “done”/,
  'wrong-never-asks-hello': /no transaction went to caller\.test/,
  'wrong-reads-one-status': /nobody: .*receipt failed.*It printed “done”/,
});
