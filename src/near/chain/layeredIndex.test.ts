import { expect, test } from 'vitest';
import { LayeredIndex } from './layeredIndex.ts';

test('finds what was entered, and an older index does not see it', () => {
  let index = new LayeredIndex<number, string>();
  const versions = [index];
  for (let i = 0; i < 100; i++) versions.push((index = index.with([[i, `value ${i}`]])));
  expect([index.get(0), index.get(99), index.get(100)]).toEqual(['value 0', 'value 99', undefined]);
  expect([versions[50]?.get(49), versions[50]?.get(50)]).toEqual(['value 49', undefined]);
});
