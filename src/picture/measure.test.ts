import { expect, it } from 'vitest';
import { wrapName } from './measure.ts';

it('breaks a name behind underscores and spaces, and leaves “+ 3” together', () => {
  expect(wrapName('create_and_forget', 10, 2)).toEqual(['create_', 'and_forget']);
  expect(wrapName('create account + 3', 17, 2)).toEqual(['create account', '+ 3']);
});
