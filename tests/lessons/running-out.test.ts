import { testLesson } from './testLesson.ts';

testLesson('running-out', {
  'wrong-asks-for-too-little': /20, 23 and 26.*should have one such entry\. There are 0.*`count` had/,
  'wrong-keeps-too-much': /alone.*should have one such entry\. There are 0.*`sign` had 60 Tgas/,
  'wrong-more-for-the-callback': /20, 23 and 26.*mallory\.test signed.*There are 0.*`count` had 2\.87 Tgas/,
  'wrong-panics': /a second signing.*should tell whom counter refused: “alice\.test”\. It gave nothing/,
  'wrong-remembers-nobody': /a second signing.*should tell whom counter refused: “alice\.test”\. It gave nothing/,
});
