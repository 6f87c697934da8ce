import { testLesson } from './testLesson.ts';

testLesson('in-sequence', {
  'wrong-does-not-return':
    /seats and rooms left.*should end with `{"seat":2,"room":1}`\. It ended with `{"seat":2,"room":null}`/,
  'wrong-in-parallel': /the train refuses.*refused alice\.test, and the hotel was asked all the same/,
  'wrong-keeps-the-seat':
    /bob books at the same time.*For \w+\.test it should end with `{"seat":(\d),"room":\d}`\. It ended with `{"seat":(?!\1)\d/,
  'wrong-panics': /the train refuses.*should end with `{"seat":null,"room":null}`\. It ended with a failure/,
  'wrong-two-results':
    /seats and rooms left.*should end with `{"seat":2,"room":1}`\. It ended with a failure \(book_callback asked for result 1, and no promise stands behind that/,
});
