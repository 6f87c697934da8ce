import { expect, it } from 'vitest';
import { namesBetween } from './pastRun.ts';

it('an account is known by what it is called in the page, wherever the two runs were', () => {
  const [first, second] = [{ 'alice.test': 'alice-a.rich.test' }, { 'alice.test': 'alice-b.rich.test' }];
  expect(namesBetween({}, first)).toEqual({ 'alice.test': 'alice-a.rich.test' });
  expect(namesBetween(first, {})).toEqual({ 'alice-a.rich.test': 'alice.test' });
  expect(namesBetween(first, second)).toEqual({ 'alice-a.rich.test': 'alice-b.rich.test' });
});
