import { testLesson } from './testLesson.ts';

testLesson('in-parallel', {
  'wrong-all-or-none':
    /train refuses.*should end with `{"seat":null,"room":3,"ticket":1}`\. It ended with `{"seat":null,"room":null,"ticket":null}`/,
  'wrong-as-they-come':
    /something left everywhere.*should end with `{"seat":2,"room":3,"ticket":1}`\. It ended with `{"seat":2,"ticket":3,"room":1}`/,
  'wrong-callback-each': /bob books at the same time.*it should end with/,
  'wrong-hotel-later': /something left everywhere.*were asked in blocks (\d+), (?!\1)\d+, \1\. It should be one block/,
  'wrong-returns-the-joint':
    /something left everywhere: train\.test was not asked.*ended with a failure \(book returned several promises joined into one: only a single promise can be returned/,
});
