import { expect, it } from 'vitest';
import { findPosition } from './findPosition.ts';

const blob = 'blob:null/0f7c-11';
const files = [blob, 'start.ts'];

it.each([
  [
    'Chromium, thrown in the snippet',
    `Error: no\n    at greet (${blob}:7:9)\n    at ${blob}:12:3`,
    { line: 7, column: 9 },
  ],
  ['Chromium, under the name of its source', 'Error: no\n    at start.ts:2:7', { line: 2, column: 7 }],
  [
    'Chromium, thrown in a library that the snippet awaits',
    `Error: no\n    at send (blob:null/77:1:99)\n    at async ${blob}:5:16`,
    { line: 5, column: 16 },
  ],
  ['Firefox', `greet@${blob}:7:9\n@${blob}:12:3\n`, { line: 7, column: 9 }],
  ['Firefox, awaiting', `send@blob:null/77:1:99\nasync*@${blob}:4:1\n`, { line: 4, column: 1 }],
])('finds the line in a stack of %s', (_, stack, at) => {
  expect(findPosition(stack, files)).toEqual(at);
});

it.each([[undefined], [5], [''], ['Error: start.ts: no such thing'], ['Error\n    at blob:null/77:1:2']])(
  'finds nothing in %j',
  (stack) => {
    expect(findPosition(stack, files)).toBeNull();
  },
);
